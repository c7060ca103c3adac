// All that the tracker keeps, in one place: heap snapshots know by its name that it is no page's.
//
// Those of WebKit do not tell what a Set or a Map holds: there it is the names of the tracker's
// classes, `LeakLab…`, by which `check/heap/growth.py` knows what is the tracker's. A WeakMap's value
// hangs on its key, which is the page's: there it is the map's name that tells.

import type { Registration } from './ledger'
import type { LeakLabSite } from './sites'

interface Known {
  name: string
  references: readonly WeakRef<object>[]
  isUnmounted: (component: object) => boolean
}

/** A timer or a frame that is to come. */
export interface Pending extends Registration {
  /** Whether it comes once, soon, and not because the one before it came. */
  isAwaited: boolean
  /** When it comes, if that is late and yet to be waited for, by the clock of the page; else 0. */
  dueAt: number
}

/** Entries of one name in the performance timeline. */
export interface Marks {
  /** How many have nothing of the page's. */
  bare: number
  detailed: Registration[]
}

/** `check/heap/growth.py` knows this name. */
export const leakLabKept = {
  /** Registrations that are open. */
  open: new Set<Registration>(),
  /** Where some of them were made, not yet as text. */
  sites: new Set<LeakLabSite>(),
  /** Timers and frames to come. */
  pending: new Map<string, Pending>(),
  /** Elements that were taken out of the page. */
  removed: new Set<WeakRef<Element>>(),
  knownElements: new WeakSet<Element>(),
  components: new Set<Known>(),
  knownComponents: new WeakSet(),
  /** Object URLs. */
  urls: new Map<string, Registration>(),
  /** By type and name the entries of the performance timeline that the page made. */
  marks: new Map<string, Marks>(),
  /** Signals that abort themselves after a time. */
  timeoutSignals: new WeakSet<AbortSignal>(),
  /** Until when something comes that is no callback of the page's, by its clock. */
  comesUntil: 0,
  /** By number, of callbacks that wait for Tauri. */
  tauriCallbacks: new Map<number, Registration>(),
  /** By number, in which cycle such a callback was made, and what came to it. */
  madeIn: new Map<number, { cycle: number; heard: number; late: number }>(),
  /** By cycle, messages that came after its end. */
  late: new Map<number, number>(),
  qtChannels: new Set<WeakRef<object>>(),
  /** By signal of a QWebChannel's object, and by function, the connections. */
  leakLabConnections: new WeakMap<object, WeakMap<object, Registration[]>>(),
  /** What each observer observes, weakly; a performance observer has no target. */
  leakLabObservers: new WeakMap<object, Observing>(),
  /** By target the listeners. */
  leakLabListeners: new WeakMap<EventTarget, Listeners>(),
  /** Objects whose end was a call of the page's. */
  ended: new WeakSet(),
  /** By collection its entries at the reading before. */
  entries: new WeakMap<object, number>(),
}

/** An observer that observes, as one registration. */
export interface Observing extends Registration {
  add(target: object): void
  remove(target: unknown): void
}

/** What listens to one target: by phase and type, and then by function. */
export interface Listeners {
  target: WeakRef<EventTarget>
  capture: Map<string, ListenersOfType>
  bubble: Map<string, ListenersOfType>
}

export interface ListenersOfType {
  /** Such as `resize on Window`. */
  name: string
  target: WeakRef<EventTarget>
  leakLabAdded: WeakMap<object, Listening>
}

/** A listener that was added. */
export interface Listening {
  registration: Registration
  /** Tells, where it is called once only, that it was. */
  companion: (() => void) | undefined
}

/** A component, and how one tells that it is out of the page. */
export type KnownComponent = Known
