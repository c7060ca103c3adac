// Callbacks that wait for Tauri's backend: of channels, of listeners to events, of answers.

import { leakLabKept } from '../kept'
import { register, undo, type Registration } from '../ledger'
import { afterMethodOf } from '../natives'
import { LeakLabSite, siteOfCall } from '../sites'
import { callbackCalled, callbackMade, forgetCallbacks } from './late-messages'

interface Internals {
  transformCallback?: unknown
  /** From Tauri 2.6 on; before, each is a property of `window`. */
  callbacks?: unknown
}

const ON_WINDOW = /^_(\d+)$/

function internals(): Internals | undefined {
  const found: unknown = Reflect.get(window, '__TAURI_INTERNALS__')
  return typeof found === 'object' && found !== null ? found : undefined
}

const watched = new WeakSet()

/**
 * Watches Tauri's runtime, once there is one.
 *
 * Tauri itself seals `transformCallback`: what was registered is counted there all the same, but
 * where is known only from 2.6 on, by its map.
 */
export function watchTauri(): void {
  const found = internals()
  if (found === undefined || watched.has(found)) return
  watched.add(found)
  const played = window.leakLabPlayed
  if (played !== undefined) {
    played.watch({ made: callbackMade, called: callbackCalled })
  } else if (found.callbacks instanceof Map) {
    afterMethodOf(found.callbacks, 'set', (_self, [id]) => {
      callbackMade(Number(id))
    })
    // Tauri looks one up to call it, and for nothing else.
    afterMethodOf(found.callbacks, 'get', (_self, [id]) => {
      callbackCalled(Number(id))
    })
  }
  if (found.callbacks instanceof Map) {
    afterMethodOf(found.callbacks, 'set', (_self, [id]) => {
      note(Number(id))
    })
  } else {
    afterMethodOf(found, 'transformCallback', (_self, _given, result) => {
      note(Number(result))
    })
  }
}

function note(id: number): void {
  forget(id)
  const registration = register(callback(siteOfCall()))
  leakLabKept.tauriCallbacks.set(id, registration)
}

function callback(site: LeakLabSite): Registration {
  return { kind: 'callback', name: 'Tauri callback', site, isOpen: () => true }
}

function forget(id: number): void {
  const found = leakLabKept.tauriCallbacks.get(id)
  if (found !== undefined) undo(found)
  leakLabKept.tauriCallbacks.delete(id)
}

/** Brings what is known of callbacks up to what there is. */
export function lookAtTauri(): void {
  const found = internals()
  if (found === undefined) return
  const ids = new Set(found.callbacks instanceof Map ? numbers(found.callbacks) : onWindow())
  for (const id of [...leakLabKept.tauriCallbacks.keys()]) if (!ids.has(id)) forget(id)
  forgetCallbacks(ids)
  for (const id of ids) {
    if (!leakLabKept.tauriCallbacks.has(id)) {
      leakLabKept.tauriCallbacks.set(id, register(callback(new LeakLabSite())))
    }
  }
}

function numbers(callbacks: Map<unknown, unknown>): number[] {
  return [...callbacks.keys()].map(Number)
}

function onWindow(): number[] {
  return Object.getOwnPropertyNames(window).flatMap((name) => {
    const id = ON_WINDOW.exec(name)?.[1]
    return id === undefined ? [] : [Number(id)]
  })
}
