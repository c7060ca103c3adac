// Observers that still observe something that is in the page, or is no node.

import { leakLabKept, type Observing } from '../kept'
import { isHeld, register, undo } from '../ledger'
import { guarded, replaceMethod } from '../natives'
import { siteOfCall } from '../sites'

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
      const targets = leakLabKept.observers.get(self as object)?.targets
      for (const each of targets ?? []) if (each.deref() === given[0]) targets?.delete(each)
    })
    return call()
  })
  replaceMethod(prototype, 'disconnect', (call, self) => {
    guarded(() => {
      const found = leakLabKept.observers.get(self as object)
      if (found === undefined) return
      // It may observe again, as another registration.
      leakLabKept.observers.delete(self as object)
      undo(found)
    })
    return call()
  })
}

class ObserverRegistration implements Observing {
  readonly kind = 'observer'
  readonly targets = new Set<WeakRef<object>>()
  readonly site = siteOfCall()
  readonly #observer: WeakRef<object>

  constructor(
    readonly name: string,
    observer: object,
    readonly isEndless: boolean,
  ) {
    this.#observer = new WeakRef(observer)
  }

  isOpen(): boolean {
    const alive = this.#observer.deref()
    if (alive === undefined) return false
    let isOpen = this.isEndless
    for (const each of this.targets) {
      // A page's one observer may watch whatever it shows: that must not add up here.
      if (each.deref() === undefined) this.targets.delete(each)
      else if (isHeld(each)) isOpen = true
    }
    // What it observes from now on is another registration.
    if (!isOpen) leakLabKept.observers.delete(alive)
    return isOpen
  }
}

function note(name: string, observer: object, target: unknown, isEndless: boolean): void {
  let observing = leakLabKept.observers.get(observer)
  if (observing === undefined) {
    observing = new ObserverRegistration(name, observer, isEndless)
    leakLabKept.observers.set(observer, observing)
    register(observing)
  }
  if (!isEndless) observing.targets.add(new WeakRef(target as object))
}
