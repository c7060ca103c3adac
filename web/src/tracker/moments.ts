// Which cycle goes on.

/** How many cycles have ended. */
export let ended = 0
let isActing = false
let endedBefore = 0

/** Cycles begin. */
export function actingBegins(): void {
  isActing = true
  endedBefore = ended
}

/** One of them has ended: what it mounted is gone. */
export function cycleEnds(): void {
  ended += 1
}

/** They have ended: one at least, also where nobody tells one from the next. */
export function actingEnds(): void {
  isActing = false
  if (ended === endedBefore) cycleEnds()
}

/** The number of the cycle that goes on, from 1; undefined where none does. */
export function current(): number | undefined {
  return isActing ? ended + 1 : undefined
}
