// Marks and measures that the page has put into the performance timeline, which forgets none.
//
// One with a `detail` keeps a copy of the page's data, and is a registration like others. Of the
// bare ones, which are small and which many libraries leave on purpose, there is a count alone.

import { leakLabKept, type Marks } from '../kept'
import { register, undo } from '../ledger'
import { afterMethod } from '../natives'
import { siteOfCall } from '../sites'

const KINDS = [
  { type: 'mark', clear: 'clearMarks' },
  { type: 'measure', clear: 'clearMeasures' },
] as const

/** Begins to watch. */
export function watchMarks(): void {
  for (const { type, clear } of KINDS) {
    afterMethod(Performance.prototype, type, (_self, given) => {
      note(type, given)
    })
    afterMethod(Performance.prototype, clear, (_self, given) => {
      if (given[0] !== undefined) forget(keyOf(type, given))
      else forgetAll(type)
    })
  }
}

/** How many entries with nothing of the page's there are. */
export function bareEntries(): number {
  let count = 0
  for (const each of leakLabKept.marks.values()) count += each.bare
  return count
}

function keyOf(type: string, given: readonly unknown[]): string {
  return `${type}|${String(given[0])}`
}

function hasDetail(options: unknown): boolean {
  if (typeof options !== 'object' || options === null) return false
  const { detail } = options as { detail?: unknown }
  return detail !== undefined && detail !== null
}

function note(type: string, given: readonly unknown[]): void {
  const key = keyOf(type, given)
  const marks: Marks = leakLabKept.marks.get(key) ?? { bare: 0, detailed: [] }
  leakLabKept.marks.set(key, marks)
  if (!hasDetail(given[1])) {
    marks.bare += 1
    return
  }
  // Names often are numbered: alike are those that are made at one place.
  marks.detailed.push(
    register({
      kind: 'performance-entry',
      name: `performance.${type} with a detail`,
      site: siteOfCall(),
      isOpen: () => true,
    }),
  )
}

function forget(key: string): void {
  for (const each of leakLabKept.marks.get(key)?.detailed ?? []) undo(each)
  leakLabKept.marks.delete(key)
}

function forgetAll(type: string): void {
  for (const key of [...leakLabKept.marks.keys()]) if (key.startsWith(`${type}|`)) forget(key)
}
