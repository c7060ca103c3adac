// Listeners on what outlives a component: window, document, nodes in the page, and what is no node.

import { leakLabKept, type Listening } from '../kept'
import { isHeld, register, undo, type Registration } from '../ledger'
import { afterMethod, natives } from '../natives'
import { siteOfCall } from '../sites'

interface Options {
  capture?: unknown
  once?: unknown
  signal?: unknown
}

function optionsOf(given: unknown): Options {
  return typeof given === 'object' && given !== null ? given : { capture: given }
}

function keyOf(type: unknown, options: Options): string {
  return `${String(type)}|${String(Boolean(options.capture))}`
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

function note(target: EventTarget, type: unknown, listener: unknown, given: unknown): void {
  if (!isLasting(target) || !isObject(listener)) return
  const options = optionsOf(given)
  const { signal } = options
  if (isSignal(signal) && signal.aborted) return
  if (target instanceof AbortSignal && (target.aborted || isTimed(target))) return
  const lists = leakLabKept.listeners.get(target) ?? new Map<string, WeakMap<object, Listening>>()
  leakLabKept.listeners.set(target, lists)
  const key = keyOf(type, options)
  const list = lists.get(key) ?? new WeakMap<object, Listening>()
  lists.set(key, list)
  if (list.get(listener)?.registration.isOpen() === true) return
  const reference = new WeakRef(target)
  const registration = register({
    kind: 'listener',
    name: `${String(type)} on ${classOf(target)}`,
    site: siteOfCall(),
    isOpen: () => isHeld(reference),
  })
  let companion: (() => void) | undefined
  if (options.once === true) {
    // It is called right after the listener; the listener itself must stay what it is.
    companion = noteOnce(target, String(type), Boolean(options.capture), registration)
  }
  if (isSignal(signal)) undoOnAbort(signal, registration)
  list.set(listener, { registration, companion })
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
  if (!isObject(listener)) return
  const options = optionsOf(given)
  const list = leakLabKept.listeners.get(target)?.get(keyOf(type, options))
  const found = list?.get(listener)
  if (found === undefined) return
  list?.delete(listener)
  undo(found.registration)
  if (found.companion !== undefined) {
    natives.removeEventListener.call(target, String(type), found.companion, {
      capture: Boolean(options.capture),
    })
  }
}

/** Begins to watch. */
export function watchListeners(): void {
  afterMethod(EventTarget.prototype, 'addEventListener', (self, [type, listener, options]) => {
    note((self ?? window) as EventTarget, type, listener, options)
  })
  afterMethod(EventTarget.prototype, 'removeEventListener', (self, [type, listener, options]) => {
    forget((self ?? window) as EventTarget, type, listener, options)
  })
  // What matchMedia gives has an older pair of its own.
  const { MediaQueryList: queries } = window as { MediaQueryList?: typeof MediaQueryList }
  afterMethod(queries?.prototype, 'addListener', (self, [listener]) => {
    note(self as EventTarget, 'change', listener, false)
  })
  afterMethod(queries?.prototype, 'removeListener', (self, [listener]) => {
    forget(self as EventTarget, 'change', listener, false)
  })
}
