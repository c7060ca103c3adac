// The frames of the page, each of which has a tracker of its own.

import type { Tracker } from './tracker'

/** The property of a window that its tracker is. */
export const NAME = 'leakLabTracker'

/** Nothing of it is kept: a frame that is gone is gone. */
export interface Frames {
  trackers: Tracker[]
  /** How many the page itself cannot look into: those of other origins. */
  hidden: number
}

/** All frames below this one, however deep. */
export function framesBelow(): Frames {
  const found: Frames = { trackers: [], hidden: 0 }
  if (window === window.top) collect(window, found)
  return found
}

function collect(outer: Window, found: Frames): void {
  for (const inner of Array.from({ length: outer.length }, (_, at) => outer[at])) {
    try {
      const tracker: unknown = Reflect.get(inner ?? {}, NAME)
      if (tracker !== undefined) found.trackers.push(tracker as Tracker)
      if (inner !== undefined) collect(inner, found)
    } catch {
      found.hidden += 1
    }
  }
}
