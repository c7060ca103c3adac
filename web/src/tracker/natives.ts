// What the tracker calls of the browser: as it was before the page or the tracker changed it.

import { putBack } from './undo'

type Listen = (
  this: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options?: AddEventListenerOptions,
) => void

function listenMethod(name: 'addEventListener' | 'removeEventListener'): Listen {
  return Object.getOwnPropertyDescriptor(EventTarget.prototype, name)?.value as Listen
}

export const natives = {
  requestAnimationFrame: window.requestAnimationFrame.bind(window),
  setTimeout: window.setTimeout.bind(window),
  addEventListener: listenMethod('addEventListener'),
  removeEventListener: listenMethod('removeEventListener'),
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its observer
  observe: MutationObserver.prototype.observe,
  now: performance.now.bind(performance),
}

type Callable = (this: unknown, ...given: never[]) => unknown

type Apply = (target: Callable, self: unknown, given: unknown[]) => unknown

/** Puts a proxy that calls `apply` in the place of a method, where there is one to be changed. */
function put(owner: object | undefined, name: string, apply: Apply): void {
  if (owner === undefined) return
  const found = Object.getOwnPropertyDescriptor(owner, name)
  const native: unknown = found?.value
  if (found === undefined || typeof native !== 'function') return
  const value = new Proxy(native as Callable, { apply })
  guarded(() => {
    Object.defineProperty(owner, name, { ...found, value })
    putBack(owner, name, value, found)
  })
}

/**
 * Puts a function in the place of the browser's method `name` of `owner`, which looks like it.
 *
 * `instead` is given what to call, and calls it. Where the browser has no such method, or the page
 * may not change it, nothing happens.
 */
export function replaceMethod(
  owner: object | undefined,
  name: string,
  instead: (call: (given?: unknown[]) => unknown, self: unknown, given: unknown[]) => unknown,
): void {
  put(owner, name, (target, self, given) =>
    instead(
      (other = given): unknown => Reflect.apply(target as CallableFunction, self, other),
      self,
      given,
    ),
  )
}

/** Puts in the place of a method one that also calls `note` after it; pages call some often. */
export function afterMethod(
  owner: object | undefined,
  name: string,
  note: (self: unknown, given: unknown[]) => void,
): void {
  put(owner, name, (target, self, given) => {
    const result: unknown = Reflect.apply(target as CallableFunction, self, given)
    try {
      note(self, given)
    } catch {
      // A revoked proxy, or a frozen object: it is not counted.
    }
    return result
  })
}

/** Calls `made` with each object that the global class `name` makes, and with where that was. */
export function watchClass(name: string, made: (object: object) => void): void {
  const found = Object.getOwnPropertyDescriptor(window, name)
  const native: unknown = found?.value
  if (found === undefined || typeof native !== 'function') return
  const value = new Proxy(native, {
    construct(target, given: unknown[], newTarget) {
      const object = Reflect.construct(target, given, newTarget) as object
      guarded(() => {
        made(object)
      })
      return object
    },
  })
  Object.defineProperty(window, name, { ...found, value })
  putBack(window, name, value, found)
  // As the page may compare them.
  guarded(() => {
    const { prototype } = native as { prototype: object }
    const before = Object.getOwnPropertyDescriptor(prototype, 'constructor')
    putBack(prototype, 'constructor', value, before)
    Object.defineProperty(prototype, 'constructor', { value, writable: true, configurable: true })
  })
}

/** Runs what must never be seen by the page, whatever odd object it has been given. */
export function guarded(work: () => void): void {
  try {
    work()
  } catch {
    // A revoked proxy, or a frozen object: it is not counted.
  }
}
