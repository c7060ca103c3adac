// How often the page changes its history: where that is too often WebKit throws, and a router then
// loads the page anew; Chromium does nothing, so that a cycle is none.

import { afterMethod, natives } from './natives'
import { onTakeOut } from './undo'

interface Limit {
  /** So many changes are allowed within `WITHIN_MS`. */
  most: number
  methods: readonly string[]
  /** What tells of changes that no method makes. */
  event?: string
}

export const IN_WEBKIT: Limit = { most: 100, methods: ['pushState', 'replaceState'] }
const IN_CHROMIUM: Limit = {
  most: 200,
  methods: ['pushState', 'replaceState', 'back', 'forward', 'go'],
  event: 'hashchange',
}
const WITHIN_MS = 10_000
const LOOK_AGAIN_MS = 100

let most = Infinity
/** When the last of them were, in turns; not a list that grows, which would look like a leak. */
let times = new Float64Array(0)
let changed = 0
/** How many changes a cycle made at most. */
let mostOfCycle = 0
let changedBefore = 0

/** V8 says what was thrown above its stacks. */
function isWebKit(): boolean {
  return !String(new Error().stack).startsWith('Error')
}

function note(): void {
  times[changed % most] = natives.now()
  changed += 1
}

/** Begins to watch. */
export function watchHistory(limit = isWebKit() ? IN_WEBKIT : IN_CHROMIUM): void {
  most = limit.most
  times = new Float64Array(most).fill(-Infinity)
  for (const name of limit.methods) afterMethod(History.prototype, name, note)
  const { event } = limit
  if (event === undefined) return
  natives.addEventListener.call(window, event, note)
  onTakeOut(() => {
    natives.removeEventListener.call(window, event, note)
  })
}

/** A cycle begins. */
export function historyCycleBegins(): void {
  changedBefore = changed
}

/** It has ended. */
export function historyCycleEnds(): void {
  mostOfCycle = Math.max(mostOfCycle, changed - changedBefore)
}

/** Whether the page may change its history as often as a cycle did. */
export function hasHistoryRoom(): boolean {
  if (mostOfCycle === 0 || mostOfCycle > most) return true
  // The change that must be forgotten by then: the oldest but those that there is room for.
  const oldest = times[(changed + mostOfCycle - 1) % most] ?? -Infinity
  return natives.now() - oldest > WITHIN_MS
}

/** Waits until it may. */
export async function historyRoom(): Promise<void> {
  while (!hasHistoryRoom()) {
    await new Promise((resolve) => natives.setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
