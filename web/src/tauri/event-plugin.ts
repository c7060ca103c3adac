// `window.__TAURI_EVENT_PLUGIN_INTERNALS__`: which callback serves which event listener.

import type { Callbacks } from './callbacks'

/** Notes the answer to a `plugin:event|listen`. */
export type NoteListener = (eventId: number, callbackId: number) => void

/** Installs it on `scope`; before 2.6 there is none, and an unlistened callback stays. */
export function installEventPlugin(scope: object, callbacks: Callbacks): NoteListener {
  const callbackOf = new Map<number, number>()
  // Called by the api's `unlisten`, before it tells the backend (pull request 13306).
  const internals: typeof window.__TAURI_EVENT_PLUGIN_INTERNALS__ = {
    unregisterListener(_event, eventId) {
      const callback = callbackOf.get(eventId)
      if (callback !== undefined) {
        callbackOf.delete(eventId)
        callbacks.unregister(callback)
      }
    },
  }
  Object.defineProperty(scope, '__TAURI_EVENT_PLUGIN_INTERNALS__', { value: internals })
  return (eventId, callbackId) => {
    callbackOf.set(eventId, callbackId)
  }
}
