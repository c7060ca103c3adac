// What the tracker calls of the browser: as it was before the page or the tracker changed it.

import { enter, leave } from './sites'
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
  cancelAnimationFrame: window.cancelAnimationFrame.bind(window),
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  addEventListener: listenMethod('addEventListener'),
  removeEventListener: listenMethod('removeEventListener'),
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its observer
  observe: MutationObserver.prototype.observe,
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its port
  postMessage: MessagePort.prototype.postMessage,
  now: performance.now.bind(performance),
}

/** What the tracker has put in the place of methods. */
const ours = new WeakSet()

type Callable = (this: unknown, ...given: never[]) => unknown

type Apply = (target: Callable, self: unknown, given: unknown[]) => unknown

/** Puts a proxy that calls `apply` in the place of a method, where there is one to be changed. */
function put(owner: object | undefined, name: string, apply: Apply): void {
  const before = owner && Object.getOwnPropertyDescriptor(owner, name)
  const value = replaced(owner, name, before, apply)
  if (owner !== undefined && value !== undefined) putBack(owner, name, value, before)
}

/** The proxy that is in the place of the method that `found` describes, where it may be. */
function replaced(
  owner: object | undefined,
  name: string,
  found: PropertyDescriptor | undefined,
  apply: Apply,
): unknown {
  const native: unknown = found?.value
  if (owner === undefined || typeof native !== 'function') return undefined
  const entry: Apply = (target, self, given) => {
    const before = enter(entry)
    try {
      return apply(target, self, given)
    } finally {
      leave(before)
    }
  }
  const value = new Proxy(native as Callable, { apply: entry })
  try {
    Object.defineProperty(owner, name, { ...found, value })
    ours.add(value)
    return value
  } catch {
    return undefined
  }
}

/** Of a property of the object's own, or of the nearest prototype that has it. */
function descriptorOf(owner: object, name: string): PropertyDescriptor | undefined {
  for (
    let at: object | null = owner;
    at !== null;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const found = Object.getOwnPropertyDescriptor(at, name)
    if (found !== undefined) return found
  }
  return undefined
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

type Note = (self: unknown, given: unknown[], result: unknown) => void

/** Puts in the place of a method one that also calls `note` after it; pages call some often. */
export function afterMethod(owner: object | undefined, name: string, note: Note): void {
  put(owner, name, callingAfter(note))
}

/**
 * The same for the method of one object, its own or its class's.
 *
 * Nothing remembers the object, which may go: one that stays is watched for as long as it does.
 */
export function afterMethodOf(owner: object, name: string, note: Note): void {
  replaced(owner, name, descriptorOf(owner, name), callingAfter(note))
}

function callingAfter(note: Note): Apply {
  return (target, self, given) => {
    const result: unknown = Reflect.apply(target as CallableFunction, self, given)
    try {
      note(self, given, result)
    } catch {
      // A revoked proxy, or a frozen object: it is not counted.
    }
    return result
  }
}

/**
 * Puts what `make` gives in the place of the browser's method `name` of `owner`, for methods that
 * pages call very often: it calls the browser's by itself, with no list of what it was given.
 *
 * The page finds a proxy with no traps, which shows itself as the browser's method does; a trap for
 * calls would cost each of them three times as much.
 */
export function standIn<M extends Callable>(
  owner: object | undefined,
  name: string,
  make: (native: M) => M,
): void {
  const found = owner && Object.getOwnPropertyDescriptor(owner, name)
  const native: unknown = found?.value
  if (owner === undefined || typeof native !== 'function') return
  const value = dressed(make(native as M), native)
  try {
    Object.defineProperty(owner, name, { ...found, value })
  } catch {
    return
  }
  ours.add(value)
  putBack(owner, name, value, found)
}

/**
 * Whether the page has put a function of its own around the tracker's, as zone.js and Sentry do.
 *
 * What such a function calls says little: zone.js gives the browser one listener for all of a kind.
 */
export function isCovered(owner: object, name: string): boolean {
  const value: unknown = Object.getOwnPropertyDescriptor(owner, name)?.value
  return typeof value === 'function' && !ours.has(value)
}

/** A function that calls `native` with its first argument as `this`, whatever the page has done to `call`. */
export function uncurried<T, G extends unknown[], R>(
  native: (this: T, ...given: G) => R,
): (self: T, ...given: G) => R {
  return Function.prototype.call.bind(native) as (self: T, ...given: G) => R
}

function dressed(method: object, native: object): object {
  for (const name of ['name', 'length']) {
    const found = Object.getOwnPropertyDescriptor(native, name)
    if (found !== undefined) Object.defineProperty(method, name, found)
  }
  return new Proxy(method, {})
}

/** Calls `made` with each object that the global class `name` makes, and with where that was. */
export function watchClass(name: string, made: (object: object) => void): void {
  const found = Object.getOwnPropertyDescriptor(window, name)
  const native: unknown = found?.value
  if (found === undefined || typeof native !== 'function') return
  const construct = (target: object, given: unknown[], newTarget: unknown): object => {
    const object = Reflect.construct(
      target as CallableFunction,
      given,
      newTarget as CallableFunction,
    ) as object
    const before = enter(construct)
    guarded(() => {
      made(object)
    })
    leave(before)
    return object
  }
  const value = new Proxy(native, { construct })
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
