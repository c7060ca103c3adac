// Workers that the instrument does not look into: shared ones and service workers.

import { watchClass } from './natives'

/** How many there are. */
export interface HiddenWorkers {
  /** That this page has connected to. */
  sharedWorkers: number
  serviceWorkers: number
}

let sharedWorkers = 0

/** Begins to watch. */
export function watchHiddenWorkers(): void {
  watchClass('SharedWorker', () => {
    sharedWorkers += 1
  })
}

/** Those there are so far. */
export function hiddenWorkers(): HiddenWorkers {
  // Pages that are not secure have none.
  const { serviceWorker } = navigator as { serviceWorker?: { controller: unknown } }
  return { sharedWorkers, serviceWorkers: serviceWorker?.controller ? 1 : 0 }
}
