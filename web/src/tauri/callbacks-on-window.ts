// Tauri 2.0 to 2.5: each callback is a property of `window`, named `_<id>`.

import { randomId, warnOfUnknown, type Callback, type Callbacks } from './callbacks'

const NAME = /^_\d+$/

/** A registry on `scope`, which is `window` but in tests. */
export function callbacksOnWindow(scope: object): Callbacks {
  const names = (): string[] => Object.getOwnPropertyNames(scope).filter((name) => NAME.test(name))
  const find = (id: number) => Reflect.get(scope, `_${id}`) as Callback | undefined
  return {
    register(callback, once) {
      const id = randomId()
      const name = `_${id}`
      Object.defineProperty(scope, name, {
        value: (payload: unknown) => {
          if (once) {
            Reflect.deleteProperty(scope, name)
          }
          return callback?.(payload)
        },
        writable: false,
        configurable: true,
      })
      return id
    },
    unregister(id) {
      Reflect.deleteProperty(scope, `_${id}`)
    },
    run(id, payload) {
      const callback = find(id)
      if (callback === undefined) {
        // Tauri's script calls what is not there: in V8's words.
        throw new TypeError(`window._${id} is not a function`)
      }
      callback(payload)
    },
    answer(id, payload) {
      const callback = find(id)
      if (callback === undefined) {
        // Tauri has forgotten to put the id in.
        warnOfUnknown('{cb} in window')
      } else {
        callback(payload)
      }
    },
    count: () => names().length,
    ids: () => names().map((name) => Number(name.slice(1))),
  }
}
