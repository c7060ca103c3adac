// Tauri 2.6 and later (pull request 13325): one `Map` holds all callbacks.

import { randomId, warnOfUnknown, type Callback, type Callbacks } from './callbacks'

/** A registry, and the `Map` that Tauri shows as `__TAURI_INTERNALS__.callbacks`. */
export function callbacksInMap(): Callbacks & { readonly map: Map<number, Callback> } {
  const map = new Map<number, Callback>()
  const run = (id: number, payload: unknown): void => {
    const callback = map.get(id)
    if (callback === undefined) {
      warnOfUnknown(String(id))
    } else {
      callback(payload)
    }
  }
  return {
    map,
    register(callback, once) {
      const id = randomId()
      map.set(id, (payload) => {
        if (once) {
          map.delete(id)
        }
        callback?.(payload)
      })
      return id
    },
    unregister(id) {
      map.delete(id)
    },
    run,
    answer: run,
    count: () => map.size,
    ids: () => [...map.keys()],
  }
}
