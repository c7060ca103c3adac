// Components that were mounted: by WeakRef, and with how one tells that they are out of the page.

import { leakLabKept, type KnownComponent } from '../kept'
import type { Left } from '../removed'
import { putBack } from '../undo'

/** How many components were mounted so far. */
export let mounted = 0

/**
 * Notes a component once. Some are several objects, such as React's two fibers: it exists while
 * one of them does.
 */
export function noteComponent(
  objects: readonly [object, ...object[]],
  name: string,
  isUnmounted: KnownComponent['isUnmounted'],
): void {
  if (objects.some((each) => leakLabKept.knownComponents.has(each))) return
  for (const each of objects) leakLabKept.knownComponents.add(each)
  mounted += 1
  const references = objects.map((each) => new WeakRef(each))
  leakLabKept.components.add({ name, references, isUnmounted })
}

/** The unmounted components that still exist, by name. */
export function leftComponents(): Left[] {
  const counts = new Map<string, number>()
  for (const each of leakLabKept.components) {
    const component = aliveOf(each)
    if (component === undefined) leakLabKept.components.delete(each)
    else if (each.isUnmounted(component)) counts.set(each.name, (counts.get(each.name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}

function aliveOf({ references }: KnownComponent): object | undefined {
  for (const each of references) {
    const alive = each.deref()
    if (alive !== undefined) return alive
  }
  return undefined
}

/** A component's name, where one of `candidates` is one. */
export function nameAmong(...candidates: unknown[]): string {
  const found = candidates.find((each) => typeof each === 'string' && each !== '')
  return typeof found === 'string' ? found : 'component'
}

/** Sets a hook that a framework looks for, where the page has none. */
export function setHook(name: string, hook: object): void {
  if (name in window) return
  Object.defineProperty(window, name, {
    value: hook,
    configurable: true,
    enumerable: false,
    writable: true,
  })
  putBack(window, name, hook, undefined)
}
