// `window.__TAURI_INTERNALS__`, the runtime that the api package talks to, per Tauri version.

import type { Callback, Callbacks } from './callbacks'
import { callbacksInMap } from './callbacks-in-map'
import { callbacksOnWindow } from './callbacks-on-window'
import { installEvents, type EventScripts } from './events'
import { serialize } from './serialize'
import { isFrom } from './version'

/** What every Tauri 2 offers the api package. */
interface Internals {
  transformCallback: (callback?: Callback, once?: boolean) => number
  invoke: (cmd: string, payload?: unknown, options?: unknown) => Promise<unknown>
  /** From 2.6. */
  unregisterCallback?: (id: number) => void
  /** From 2.6. */
  runCallback?: (id: number, payload: unknown) => void
  /** From 2.6. */
  callbacks?: Map<number, Callback>
}

/** One invoke, as it goes to the backend. */
export interface InvokeRequest {
  readonly cmd: string
  /** The callback that takes the result. */
  readonly callback: number
  /** The callback that takes the reason of a rejection. */
  readonly error: number
  /** The arguments as JSON. */
  readonly payload: string
}

declare global {
  interface Window {
    __TAURI_INTERNALS__: Internals
  }
}

/** A request that waits for its answer. */
interface Request {
  /** The callback that takes the result. */
  readonly callback: number
  /** The callback that takes the reason of a rejection. */
  readonly error: number
  readonly answer: Promise<unknown>
}

/** What the backend's scripts and answers find in the page. */
export interface Runtime {
  /** Registers the two callbacks of a request, as `invoke` does. */
  readonly request: () => Request
  readonly callbacks: Callbacks
  readonly events: EventScripts
}

/**
 * Installs the internals of Tauri `version` on `scope` (`window`, but in tests).
 *
 * `send` carries a request to the backend. Through what it gives the backend's messages come in.
 */
export function installInternals(
  scope: object,
  version: string,
  send: (request: InvokeRequest) => void,
): Runtime {
  const inMap = isFrom(version, 6) ? callbacksInMap() : undefined
  const callbacks = inMap ?? callbacksOnWindow(scope)
  const events = installEvents(scope, version, callbacks)

  const request = (): Request => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    // Whichever of the two fires removes both; `once` removes the one that fired.
    const callback = callbacks.register((answer) => {
      resolve(answer)
      callbacks.unregister(error)
    }, true)
    const error = callbacks.register((reason) => {
      reject(reason)
      callbacks.unregister(callback)
    }, true)
    return { callback, error, answer: promise }
  }
  const invoke: Internals['invoke'] = (cmd, payload = {}) => {
    const { callback, error, answer } = request()
    send({ cmd, callback, error, payload: serialize(payload) })
    return answer
  }

  const internals: Internals = {
    transformCallback: (callback, once = false) => callbacks.register(callback, once),
    invoke,
  }
  if (inMap !== undefined) {
    internals.unregisterCallback = inMap.unregister
    internals.runCallback = inMap.run
    internals.callbacks = inMap.map
  }
  Object.defineProperty(scope, '__TAURI_INTERNALS__', { value: internals })
  return { request, callbacks, events }
}
