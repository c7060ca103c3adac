// Listeners on what outlives a component: window, document, nodes in the page, and what is no node.

import { leakLabKept, type Listeners, type ListenersOfType } from '../kept'
import { isHeld, register, undo, type Registration } from '../ledger'
import { afterMethod, isCovered, natives, standIn, uncurried } from '../natives'
import { siteOfCall, type LeakLabSite } from '../sites'

interface Options {
  capture?: unknown
  once?: unknown
  signal?: unknown
}

function optionsOf(given: unknown): Options {
  return typeof given === 'object' && given !== null ? given : { capture: given }
}

/** Such as `Window`, as the browser or the page's class calls it. */
function classOf(target: object): string {
  return Object.prototype.toString.call(target).slice('[object '.length, -1)
}

function isObject(value: unknown): value is object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

/** Also one of another frame, whose class is another. */
function isSignal(value: unknown): value is AbortSignal {
  return isObject(value) && typeof (value as Partial<AbortSignal>).aborted === 'boolean'
}

/** Whether it will abort by itself. */
function isTimed(signal: AbortSignal): boolean {
  return leakLabKept.timeoutSignals.has(signal)
}

/** A node that is not in the page yet belongs to what is being made. */
function isLasting(target: EventTarget): boolean {
  return !(target instanceof Node) || target.isConnected
}

class LeakLabListener implements Registration {
  readonly kind = 'listener'

  constructor(
    readonly name: string,
    readonly site: LeakLabSite,
    readonly target: WeakRef<EventTarget>,
  ) {}

  isOpen(): boolean {
    return isHeld(this.target)
  }
}

function typesOf({ capture, bubble }: Listeners, options: Options): Map<string, ListenersOfType> {
  return options.capture ? capture : bubble
}

/** What listens to `target` for `type`. */
function listenersOf(target: EventTarget, type: string, options: Options): ListenersOfType {
  let listeners = leakLabKept.leakLabListeners.get(target)
  if (listeners === undefined) {
    listeners = { target: new WeakRef(target), capture: new Map(), bubble: new Map() }
    leakLabKept.leakLabListeners.set(target, listeners)
  }
  const types = typesOf(listeners, options)
  let found = types.get(type)
  if (found === undefined) {
    const { target: reference } = listeners
    found = {
      name: `${type} on ${classOf(target)}`,
      target: reference,
      leakLabAdded: new WeakMap(),
    }
    types.set(type, found)
  }
  return found
}

/** `entry` is what the page has called. */
function note(
  target: EventTarget,
  type: unknown,
  listener: unknown,
  given: unknown,
  entry: unknown,
): void {
  if (!isLasting(target) || !isObject(listener)) return
  const options = optionsOf(given)
  const { signal } = options
  if (isSignal(signal) && signal.aborted) return
  if (target instanceof AbortSignal && (target.aborted || isTimed(target))) return
  const {
    name,
    target: reference,
    leakLabAdded: added,
  } = listenersOf(target, String(type), options)
  if (added.get(listener)?.registration.isOpen() === true) return
  const registration = register(new LeakLabListener(name, siteOfCall(entry), reference))
  let companion: (() => void) | undefined
  if (options.once === true) {
    // It is called right after the listener; the listener itself must stay what it is.
    companion = noteOnce(target, String(type), Boolean(options.capture), registration)
  }
  if (isSignal(signal)) undoOnAbort(signal, registration)
  added.set(listener, { registration, companion })
}

function noteOnce(
  target: EventTarget,
  type: string,
  capture: boolean,
  registration: Registration,
): () => void {
  const called = (): void => {
    undo(registration)
  }
  natives.addEventListener.call(target, type, called, { once: true, capture })
  return called
}

function undoOnAbort(signal: AbortSignal, registration: Registration): void {
  natives.addEventListener.call(
    signal,
    'abort',
    () => {
      undo(registration)
    },
    { once: true },
  )
}

function forget(target: EventTarget, type: unknown, listener: unknown, given: unknown): void {
  const listeners = leakLabKept.leakLabListeners.get(target)
  if (listeners === undefined || !isObject(listener)) return
  const options = optionsOf(given)
  const added = typesOf(listeners, options).get(String(type))?.leakLabAdded
  const found = added?.get(listener)
  if (found === undefined) return
  added?.delete(listener)
  undo(found.registration)
  if (found.companion !== undefined) {
    natives.removeEventListener.call(target, String(type), found.companion, {
      capture: Boolean(options.capture),
    })
  }
}

type Method = (this: unknown, type?: unknown, listener?: unknown, options?: unknown) => unknown

/** How many arguments the browser asks for at least. */
const NEEDED = 2

/** What the page is asking a function of its own for, which will ask the tracker's for the same. */
let asking: { readonly target: unknown; readonly type: unknown } | undefined

/** Watches what pages call; `isAround`: a function of the page's that calls another of ours. */
function watchAdding(isAround: boolean): void {
  standIn<Method>(EventTarget.prototype, 'addEventListener', (native) => {
    const call = uncurried(native)
    const around: typeof call = (self, type, listener, options) => {
      const before = asking
      asking = { target: self, type }
      try {
        return call(self, type, listener, options)
      } finally {
        asking = before
      }
    }
    const add = isAround ? around : call
    const named: Record<'addEventListener', Method> = {
      addEventListener(this: unknown, type?: unknown, listener?: unknown, options?: unknown) {
        // eslint-disable-next-line prefer-rest-params -- a list of them for each call costs more
        if (arguments.length < NEEDED) return Reflect.apply(native, this, arguments) as unknown
        const result = add(this, type, listener, options)
        if (asking !== undefined && asking.target === this && asking.type === type) return result
        try {
          note((this ?? window) as EventTarget, type, listener, options, named.addEventListener)
        } catch {
          // A revoked proxy, or a frozen object: it is not counted.
        }
        return result
      },
    }
    return named.addEventListener
  })
  standIn<Method>(EventTarget.prototype, 'removeEventListener', (native) => {
    const call = uncurried(native)
    const named: Record<'removeEventListener', Method> = {
      removeEventListener(this: unknown, type?: unknown, listener?: unknown, options?: unknown) {
        // eslint-disable-next-line prefer-rest-params -- as above
        if (arguments.length < NEEDED) return Reflect.apply(native, this, arguments) as unknown
        const result = call(this, type, listener, options)
        try {
          forget((this ?? window) as EventTarget, type, listener, options)
        } catch {
          // As above.
        }
        return result
      },
    }
    return named.removeEventListener
  })
}

let isAround = false

/** Watches around what the page has put there meanwhile, once. */
export function watchListenersAround(): void {
  if (isAround || !isCovered(EventTarget.prototype, 'addEventListener')) return
  isAround = true
  watchAdding(true)
}

/** Begins to watch. */
export function watchListeners(): void {
  watchAdding(false)
  // What matchMedia gives has an older pair of its own.
  const { MediaQueryList: queries } = window as { MediaQueryList?: typeof MediaQueryList }
  afterMethod(queries?.prototype, 'addListener', (self, [listener]) => {
    note(self as EventTarget, 'change', listener, false, undefined)
  })
  afterMethod(queries?.prototype, 'removeListener', (self, [listener]) => {
    forget(self as EventTarget, 'change', listener, false)
  })
}
