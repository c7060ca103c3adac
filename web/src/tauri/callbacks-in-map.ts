// Tauri 2.6 and later (pull request 13325): one `Map` holds all callbacks.

import { randomId, warnOfUnknown, type Callback, type Callbacks } from './callbacks'

/** A registry, and the `Map` that Tauri shows as `__TAURI_INTERNALS__.callbacks`. */
export function callbacksInMap(): Callbacks & { readonly map: Map<number, Callback> } {
  const map = new Map<number, Callback>()
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
    run(id, payload) {
      const callback = map.get(id)
      if (callback === undefined) {
        warnOfUnknown(id)
      } else {
        callback(payload)
      }
    },
    count: () => map.size,
    ids: () => [...map.keys()],
  }
}
