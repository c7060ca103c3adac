// Messages of Tauri's backend to callbacks that a cycle has made which has ended.

import { leakLabKept } from '../kept'
import { current, ended } from '../moments'

/** How many came to the callbacks of one cycle after its end. */
export interface Late {
  /** Its number, from 1. */
  cycle: number
  messages: number
}

/** A callback was made. */
export function callbackMade(id: number): void {
  const cycle = current()
  if (cycle !== undefined) leakLabKept.madeIn.set(id, { cycle, heard: 0, late: 0 })
}

/** A message came to it, or an answer. */
export function callbackCalled(id: number): void {
  const made = leakLabKept.madeIn.get(id)
  if (made === undefined) return
  made.heard += 1
  if (ended < made.cycle) return
  made.late += 1
  // An answer comes once, and may come late: nothing sends on.
  if (made.heard === 1) return
  const { late } = leakLabKept
  late.set(made.cycle, (late.get(made.cycle) ?? 0) + made.late)
  made.late = 0
}

/** Callbacks are gone but those with these numbers. */
export function forgetCallbacks(ids: ReadonlySet<number>): void {
  for (const id of leakLabKept.madeIn.keys()) if (!ids.has(id)) leakLabKept.madeIn.delete(id)
}

/** What has come late so far, by cycle. */
export function lateMessages(): Late[] {
  return [...leakLabKept.late].map(([cycle, messages]) => ({ cycle, messages }))
}
