// Listeners on what outlives a component: window, document, nodes in the page, and what is no node.

import { leakLabKept, type Listening } from './kept'
import { isHeld, register, siteOfCall, undo, type Registration } from './ledger'
import { guarded, natives, replaceMethod } from './natives'

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

/** A node that is not in the page yet belongs to what is being made. */
function isLasting(target: EventTarget): boolean {
  return !(target instanceof Node) || target.isConnected
}

function note(target: EventTarget, type: unknown, listener: unknown, given: unknown): void {
  if (listener === null || !['object', 'function'].includes(typeof listener)) return
  if (!isLasting(target)) return
  const options = optionsOf(given)
  const { signal } = options
  if (signal instanceof AbortSignal && signal.aborted) return
  const lists = leakLabKept.listeners.get(target) ?? new Map<string, WeakMap<object, Listening>>()
  leakLabKept.listeners.set(target, lists)
  const key = keyOf(type, options)
  const list = lists.get(key) ?? new WeakMap<object, Listening>()
  lists.set(key, list)
  if (list.get(listener as object)?.registration.isOpen() === true) return
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
  if (signal instanceof AbortSignal) undoOnAbort(signal, registration)
  list.set(listener as object, { registration, companion })
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
  if (listener === null || !['object', 'function'].includes(typeof listener)) return
  const options = optionsOf(given)
  const list = leakLabKept.listeners.get(target)?.get(keyOf(type, options))
  const found = list?.get(listener as object)
  if (found === undefined) return
  list?.delete(listener as object)
  undo(found.registration)
  if (found.companion !== undefined) {
    natives.removeEventListener.call(target, String(type), found.companion, {
      capture: Boolean(options.capture),
    })
  }
}

/** Begins to watch. */
export function watchListeners(): void {
  replaceMethod(EventTarget.prototype, 'addEventListener', (call, self, given) => {
    const result = call()
    guarded(() => {
      note((self ?? window) as EventTarget, given[0], given[1], given[2])
    })
    return result
  })
  replaceMethod(EventTarget.prototype, 'removeEventListener', (call, self, given) => {
    const result = call()
    guarded(() => {
      forget((self ?? window) as EventTarget, given[0], given[1], given[2])
    })
    return result
  })
  // What matchMedia gives has an older pair of its own.
  replaceMethod(MediaQueryList.prototype, 'addListener', (call, self, given) => {
    const result = call()
    guarded(() => {
      note(self as EventTarget, 'change', given[0], false)
    })
    return result
  })
  replaceMethod(MediaQueryList.prototype, 'removeListener', (call, self, given) => {
    const result = call()
    guarded(() => {
      forget(self as EventTarget, 'change', given[0], false)
    })
    return result
  })
}
