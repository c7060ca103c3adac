// How often the page changes the history: WebKit throws when that is too often, and a router then
// loads the page anew.

import { afterMethod, natives } from './natives'

/** So many changes WebKit allows within so many ms. */
const MOST = 100
const WITHIN_MS = 10_000
const LOOK_AGAIN_MS = 100

/** When the last of them were, in turns; not a list that grows, which would look like a leak. */
const times = new Float64Array(MOST).fill(-Infinity)
let changed = 0
/** How many changes a cycle made at most. */
let mostOfCycle = 0
let changedBefore = 0

/** V8 says what was thrown above its stacks. */
function isWebKit(): boolean {
  return !String(new Error().stack).startsWith('Error')
}

/** Begins to watch, where it matters. */
export function watchHistory(isLimited = isWebKit()): void {
  if (!isLimited) return
  for (const name of ['pushState', 'replaceState', 'back', 'forward', 'go']) {
    afterMethod(History.prototype, name, () => {
      times[changed % MOST] = natives.now()
      changed += 1
    })
  }
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
  if (mostOfCycle === 0 || mostOfCycle > MOST) return true
  // The change that must be forgotten by then: the oldest but those that there is room for.
  const oldest = times[(changed + mostOfCycle - 1) % MOST] ?? -Infinity
  return natives.now() - oldest > WITHIN_MS
}

/** Waits until it may. */
export async function historyRoom(): Promise<void> {
  while (!hasHistoryRoom()) {
    await new Promise((resolve) => natives.setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
