// Observers that still observe something that is in the page, or is no node.

import { leakLabKept } from './kept'
import { isHeld, register, siteOfCall } from './ledger'
import { guarded, replaceMethod } from './natives'

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
      leakLabKept.observers.delete(self as object)
    })
    return call()
  })
}

function note(name: string, observer: object, target: unknown, isEndless: boolean): void {
  const known = leakLabKept.observers.get(observer)
  if (known !== undefined) {
    if (!isEndless) known.targets.add(new WeakRef(target as object))
    return
  }
  const targets = new Set<WeakRef<object>>()
  if (!isEndless) targets.add(new WeakRef(target as object))
  const observed = { targets, isEndless }
  leakLabKept.observers.set(observer, observed)
  const reference = new WeakRef(observer)
  register({
    kind: 'observer',
    name,
    site: siteOfCall(),
    isOpen() {
      const alive = reference.deref()
      // After `disconnect` it may observe again, as another registration.
      if (alive === undefined || leakLabKept.observers.get(alive) !== observed) return false
      let isOpen = isEndless
      for (const each of targets) {
        // A page's one observer may watch whatever it shows: that must not add up here.
        if (each.deref() === undefined) targets.delete(each)
        else if (isHeld(each)) isOpen = true
      }
      // What it observes from now on is another registration.
      if (!isOpen) leakLabKept.observers.delete(alive)
      return isOpen
    },
  })
}
