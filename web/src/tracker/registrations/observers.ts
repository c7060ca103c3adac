// Observers that still observe something that is in the page, or is no node.

import { leakLabKept, type Observing } from '../kept'
import { isHeld, register, undo } from '../ledger'
import { guarded, replaceMethod } from '../natives'
import { siteOfCall } from '../sites'

/** What the browser calls in a frame, once it observes. */
const IN_A_FRAME = ['ResizeObserver', 'IntersectionObserver']

/** How often the page has asked for what comes with a frame. */
export let awaitedByFrame = 0

/** Begins to watch. */
export function watchObservers(): void {
  for (const name of ['ResizeObserver', 'MutationObserver', 'IntersectionObserver']) {
    watchObserver(name, false)
  }
  watchObserver('PerformanceObserver', true)
}

function watchObserver(name: string, isEndless: boolean): void {
  const found = (window as unknown as Record<string, { prototype: object } | undefined>)[name]
  const prototype = found?.prototype
  replaceMethod(prototype, 'observe', (call, self, given) => {
    const result = call()
    guarded(() => {
      note(name, self as object, given[0], isEndless)
    })
    return result
  })
  replaceMethod(prototype, 'unobserve', (call, self, given) => {
    guarded(() => {
      leakLabKept.leakLabObservers.get(self as object)?.remove(given[0])
    })
    return call()
  })
  replaceMethod(prototype, 'disconnect', (call, self) => {
    guarded(() => {
      const found = leakLabKept.leakLabObservers.get(self as object)
      if (found === undefined) return
      // It may observe again, as another registration.
      leakLabKept.leakLabObservers.delete(self as object)
      undo(found)
    })
    return call()
  })
}

/** What an observer observes, and the others that it does. */
class LeakLabTarget {
  constructor(
    readonly reference: WeakRef<object>,
    readonly next: LeakLabTarget | undefined,
  ) {}
}

class LeakLabObserver implements Observing {
  readonly kind = 'observer'
  // Not a Set: one could not be told from the page's in WebKit (`kept.ts`).
  #first: LeakLabTarget | undefined
  readonly site = siteOfCall()
  readonly #observer: WeakRef<object>

  constructor(
    readonly name: string,
    observer: object,
    readonly isEndless: boolean,
  ) {
    this.#observer = new WeakRef(observer)
  }

  add(target: object): void {
    this.#first = new LeakLabTarget(new WeakRef(target), this.#first)
  }

  remove(target: unknown): void {
    this.#keep((each) => each !== target)
  }

  /** Forgets those of the targets that are not `wanted`. */
  #keep(wanted: (target: object | undefined) => boolean): void {
    let kept: LeakLabTarget | undefined
    for (let each = this.#first; each !== undefined; each = each.next) {
      if (wanted(each.reference.deref())) kept = new LeakLabTarget(each.reference, kept)
    }
    this.#first = kept
  }

  isOpen(): boolean {
    const alive = this.#observer.deref()
    if (alive === undefined) return false
    // A page's one observer may watch whatever it shows: that must not add up here.
    this.#keep((target) => target !== undefined)
    let isOpen = this.isEndless
    for (let each = this.#first; each !== undefined && !isOpen; each = each.next) {
      isOpen = isHeld(each.reference)
    }
    // What it observes from now on is another registration.
    if (!isOpen) leakLabKept.leakLabObservers.delete(alive)
    return isOpen
  }
}

function note(name: string, observer: object, target: unknown, isEndless: boolean): void {
  if (IN_A_FRAME.includes(name)) awaitedByFrame += 1
  let observing = leakLabKept.leakLabObservers.get(observer)
  if (observing === undefined) {
    observing = new LeakLabObserver(name, observer, isEndless)
    leakLabKept.leakLabObservers.set(observer, observing)
    register(observing)
  }
  if (!isEndless) observing.add(target as object)
}
