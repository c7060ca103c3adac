// How many entries each collection has, so that one that grows by numbers is seen.

import { leakLabKept } from './kept'

function sizeOf(object: object): number {
  if (Array.isArray(object)) return object.length
  if (object instanceof Map || object instanceof Set) return object.size
  const prototype: unknown = Object.getPrototypeOf(object)
  return prototype === Object.prototype ? Object.keys(object).length : -1
}

/** One that has more entries than at the reading before, and how many more. */
export interface Grown {
  collection: object
  more: number
}

/** Those of `objects` that have more entries than the last time. */
export function grownCollections(objects: readonly object[]): Grown[] {
  const grown: Grown[] = []
  for (const object of objects) {
    try {
      const size = sizeOf(object)
      if (size < 0) continue
      const before = leakLabKept.entries.get(object)
      if (size !== before) leakLabKept.entries.set(object, size)
      if (before !== undefined && size > before)
        grown.push({ collection: object, more: size - before })
    } catch {
      // An odd object of another frame.
    }
  }
  return grown
}
