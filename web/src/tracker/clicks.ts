// Where an element is that is to be clicked.

import { natives } from './natives'

const POLL_MS = 10

/** Where to click; null where that was not there in time. */
export interface Found {
  point: { x: number; y: number } | null
}

/** The middle of the first element that `selector` names, once it can be seen. */
export async function pointOf(selector: string, limitMs: number): Promise<Found> {
  const started = natives.now()
  do {
    for (const element of document.querySelectorAll(selector)) {
      if (!element.checkVisibility()) continue
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      const { left, top, width, height } = element.getBoundingClientRect()
      if (width > 0 && height > 0) {
        return { point: { x: left + width / 2, y: top + height / 2 } }
      }
    }
    await new Promise((resolve) => natives.setTimeout(resolve, POLL_MS))
  } while (natives.now() - started < limitMs)
  return { point: null }
}
