// The tracker: runs before the scripts of a page that is checked, and changes nothing for them.

import { grownCollections, type Grown } from './collections'
import { leftComponents, watchComponents } from './components'
import { watchConnections } from './connections'
import { pointOf } from './clicks'
import {
  activity,
  afterClick,
  beginActing,
  cycles,
  doing,
  endActing,
  isSet,
  setSteps,
  settle,
  setUp,
  tearDown,
  type Steps,
} from './driver'
import { openRows, type Row } from './ledger'
import { watchListeners } from './listeners'
import { natives } from './natives'
import { watchObservers } from './observers'
import { leftElements, watchRemoved, type Left } from './removed'
import { watchTimers } from './timers'
import { onTakeOut, putBack, takeOut } from './undo'

/** What is open and left now; whoever asks has collected garbage before. */
export interface Reading {
  rows: Row[]
  elements: Left[]
  components: Left[]
  /** How much has happened in the page in cycles so far, whatever it was. */
  activity: number
  /** How many files and answers it has loaded so far. */
  loads: number
  /** How often it threw what nobody caught, and the first of it. */
  errors: number
  firstError: string
}

/** What Leak Lab calls. */
export interface Tracker {
  setSteps: (steps: Partial<Steps>) => void
  isSet: () => boolean
  setUp: () => Promise<void>
  tearDown: () => Promise<void>
  cycles: (count: number, atLeast?: number, limitMs?: number) => Promise<number>
  settle: (limitMs: number) => Promise<void>
  read: () => Reading
  doing: () => string
  pointOf: typeof pointOf
  afterClick: () => Promise<void>
  beginActing: () => void
  endActing: () => void
  grownCollections: (objects: readonly object[]) => Grown[]
  /** Leaves the page as it was; for one that is not loaded again. */
  takeOut: () => void
}

const NAME = 'leakLabTracker'
const LOADS = 'resource'
const MESSAGE_CHARS = 300

let errors = 0
let firstError = ''

function noteError(what: unknown): void {
  errors += 1
  if (firstError === '') {
    try {
      firstError = String(what).slice(0, MESSAGE_CHARS)
    } catch {
      firstError = 'an object that cannot be shown'
    }
  }
}

function watchErrors(): void {
  listen('error', (event) => {
    if (event instanceof ErrorEvent) noteError(event.message)
  })
  listen('unhandledrejection', (event) => {
    noteError((event as PromiseRejectionEvent).reason)
  })
}

function listen(type: string, listener: (event: Event) => void): void {
  natives.addEventListener.call(window, type, listener)
  onTakeOut(() => {
    natives.removeEventListener.call(window, type, listener)
  })
}

function read(): Reading {
  return {
    rows: openRows(),
    elements: leftElements(),
    components: leftComponents(),
    activity,
    loads: performance.getEntriesByType(LOADS).length,
    errors,
    firstError,
  }
}

// Frames are pages of their own; the one that is checked is the outermost.
if (window === window.top && !(NAME in window)) {
  const tracker: Tracker = {
    setSteps,
    isSet,
    setUp,
    tearDown,
    cycles,
    settle,
    read,
    doing: () => doing,
    pointOf,
    afterClick,
    beginActing,
    endActing,
    grownCollections,
    takeOut,
  }
  Object.defineProperty(window, NAME, { value: tracker, configurable: true })
  putBack(window, NAME, tracker, undefined)
  watchErrors()
  watchRemoved()
  watchComponents()
  watchListeners()
  watchTimers()
  watchObservers()
  watchConnections()
}
