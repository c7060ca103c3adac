// The tracker: runs before the scripts of a page that is checked, and changes nothing for them.

import { hurry } from './answers'
import { grownCollections, type Grown } from './collections'
import { pointOf } from './clicks'
import { findMounted, watchComponents } from './components/components'
import { leftComponents } from './components/known'
import {
  activity,
  afterClick,
  beginActing,
  cycles,
  doing,
  endActing,
  happened,
  isAnimating,
  isSet,
  mount,
  setSteps,
  settle,
  setUp,
  tearDown,
  unmount,
  type Ran,
  type Steps,
} from './driver'
import { framesBelow, NAME } from './frames'
import { watchHistory } from './history'
import { openRows, together, type Row } from './ledger'
import { ended } from './moments'
import { natives } from './natives'
import { watchConnections } from './registrations/connections'
import { lateMessages, type Late } from './registrations/late-messages'
import { watchListeners } from './registrations/listeners'
import { bareEntries, watchMarks } from './registrations/marks'
import { watchObservers } from './registrations/observers'
import { lookAtQt, watchQt } from './registrations/qt'
import { watchSignals } from './registrations/signals'
import { lookAtTauri, watchTauri } from './registrations/tauri'
import { pageLists } from './registrations/page-lists'
import { dueInMs, isCallbackToCome, isSomethingAwaited, watchTimers } from './registrations/timers'
import { isToCome, watchToCome } from './registrations/to-come'
import { makeText } from './sites'
import { leftElements, watchRemoved, type Left } from './removed'
import { onTakeOut, putBack, takeOut } from './undo'
import { hiddenWorkers, watchHiddenWorkers, type HiddenWorkers } from './workers'

/** What is open and left now; whoever asks has collected garbage before. */
export interface Reading {
  rows: Row[]
  elements: Left[]
  components: Left[]
  /** How much has happened in the page in cycles so far, whatever it was. */
  activity: number
  /** How often it threw what nobody caught, and the first of it. */
  errors: number
  firstError: string
  /** How many entries without a detail the page has in the performance timeline. */
  bareEntries: number
  hidden: Hidden
  /** How many cycles have ended. */
  cycles: number
  /** In how many ms the last of the page's late timeouts comes; 0 without any. */
  dueMs: number
  /** Whether nothing is to come that the tracker knows of: no callback and no animation. */
  isQuiet: boolean
  late: Late[]
}

/** What the page has and the tracker cannot look into. */
export interface Hidden extends HiddenWorkers {
  /** Frames of other origins. */
  frames: number
}

/** What Leak Lab calls. */
export interface Tracker {
  setSteps: (steps: Partial<Steps>) => void
  isSet: () => boolean
  setUp: () => Promise<void>
  tearDown: () => Promise<void>
  cycles: (count: number, atLeast?: number, limitMs?: number) => Promise<Ran>
  hurry: () => void
  mount: () => Promise<boolean>
  unmount: () => Promise<void>
  settle: (limitMs: number) => Promise<void>
  read: () => Reading
  doing: () => string
  pointOf: typeof pointOf
  afterClick: typeof afterClick
  beginActing: () => void
  endActing: () => void
  grownCollections: (objects: readonly object[]) => Grown[]
  /** What the tracker of the outermost frame asks those of the others. */
  findMounted: () => void
  isSomethingAwaited: () => boolean
  happened: () => number
  makeText: () => void
  /** Leaves the page as it was; for one that is not loaded again. */
  takeOut: () => void
}

const MESSAGE_CHARS = 300
const OBSERVERS_LOOP = 'ResizeObserver loop'

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
    // The browser's own: an observer was told of one more size in the next frame.
    if (event instanceof ErrorEvent && !event.message.startsWith(OBSERVERS_LOOP))
      noteError(event.message)
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

/** This frame's own. */
function readHere(): Reading {
  lookAtTauri()
  return {
    rows: [...openRows(), ...pageLists()],
    elements: leftElements(),
    components: leftComponents(),
    activity,
    errors,
    firstError,
    bareEntries: bareEntries(),
    hidden: { frames: 0, ...hiddenWorkers() },
    cycles: ended,
    dueMs: dueInMs(),
    isQuiet: !(isCallbackToCome() || isToCome() || isAnimating()),
    late: lateMessages(),
  }
}

/** The page's, with all of its frames. */
function read(): Reading {
  const { trackers, hidden } = framesBelow()
  const all = [readHere(), ...trackers.map((each) => each.read())]
  const sum = (of: (reading: Reading) => number): number =>
    all.reduce((total, each) => total + of(each), 0)
  return {
    rows: together(all.flatMap((each) => each.rows)),
    elements: all.flatMap((each) => each.elements),
    components: all.flatMap((each) => each.components),
    activity,
    errors: sum((each) => each.errors),
    firstError: all.find((each) => each.firstError !== '')?.firstError ?? '',
    bareEntries: sum((each) => each.bareEntries),
    hidden: {
      frames: hidden,
      sharedWorkers: sum((each) => each.hidden.sharedWorkers),
      serviceWorkers: sum((each) => each.hidden.serviceWorkers),
    },
    cycles: ended,
    dueMs: Math.max(...all.map((each) => each.dueMs)),
    isQuiet: hidden === 0 && all.every((each) => each.isQuiet),
    // Tauri has no frames.
    late: lateMessages(),
  }
}

/** Watches what the page has brought since it began. */
function lookAgain(): void {
  watchTauri()
  lookAtQt()
}

function takeOutOfAll(): void {
  for (const each of framesBelow().trackers) each.takeOut()
  takeOut()
}

if (!(NAME in window)) {
  const tracker: Tracker = {
    setSteps,
    isSet,
    setUp,
    tearDown,
    cycles,
    hurry,
    mount,
    unmount,
    settle,
    read,
    doing: () => doing,
    pointOf,
    afterClick,
    beginActing,
    endActing,
    grownCollections,
    findMounted,
    isSomethingAwaited,
    happened,
    makeText,
    takeOut: takeOutOfAll,
  }
  Object.defineProperty(window, NAME, { value: tracker, configurable: true })
  putBack(window, NAME, tracker, undefined)
  watchErrors()
  watchRemoved()
  watchComponents()
  watchSignals()
  watchListeners()
  watchTimers()
  watchToCome()
  watchObservers()
  watchConnections()
  watchHiddenWorkers()
  watchMarks()
  watchHistory()
  watchQt()
  lookAgain()
}
