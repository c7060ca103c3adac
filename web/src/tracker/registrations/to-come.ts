// What comes once at a time that is known, and is no callback that the page could cancel: while it
// is to come something may yet be let go.

import { leakLabKept } from '../kept'
import { afterMethod, natives } from '../natives'

/** Whether anything is to come. */
export function isToCome(): boolean {
  return natives.now() < leakLabKept.comesUntil
}

/** Says that something comes in so many ms. */
export function comesIn(ms: number): void {
  const at = natives.now() + ms
  if (at > leakLabKept.comesUntil) leakLabKept.comesUntil = at
}

/** Begins to watch. */
export function watchToCome(): void {
  const { scheduler } = window as { scheduler?: object }
  const tasks = scheduler === undefined ? undefined : (Object.getPrototypeOf(scheduler) as object)
  afterMethod(tasks, 'postTask', (_self, given) => {
    const { delay } = (given[1] ?? {}) as { delay?: number }
    comesIn(delay ?? 0)
  })
  // The document knows those of elements in the page; an element takes its own along.
  afterMethod(Element.prototype, 'animate', (_self, _given, animation) => {
    endsInTime(animation as Animation)
  })
  afterMethod(Animation.prototype, 'play', (animation) => {
    endsInTime(animation as Animation)
  })
  // How long it plays nobody knows.
  afterMethod(HTMLMediaElement.prototype, 'play', () => {
    comesIn(Infinity)
  })
}

function endsInTime(animation: Animation): void {
  const end = animation.effect?.getComputedTiming().endTime
  if (typeof end === 'number' && Number.isFinite(end)) comesIn(end)
}
