// Where the page made a call: its frames of the stack, as text once they are asked for.

import { leakLabKept } from './kept'

/** What V8 has besides, which a page may set. */
type V8Error = Omit<
  ErrorConstructor,
  'prepareStackTrace' | 'stackTraceLimit' | 'captureStackTrace'
> & {
  prepareStackTrace?: unknown
  stackTraceLimit?: number | undefined
  captureStackTrace?: (into: object, above: unknown) => void
}

const FRAMES = 8
/** How many of the tracker's own there are at most above them. */
const OWN_FRAMES = 6
/** The name of the tracker's file, by which its own frames are left out. */
export const TRACKER_FILE = 'leak-lab-tracker.js'
/** WebKit has a name of its own for what runs before a page. */
const TRACKER_IN_WEBKIT = 'web-inspector://'

/** The function of the tracker's that the page has called, while it has. */
let entered: unknown

/** Says that the page has called `entry`; what to give to `leave` at its end. */
export function enter(entry: unknown): unknown {
  const before = entered
  entered = entry
  return before
}

export function leave(before: unknown): void {
  entered = before
}

/** What the engine makes into text once it is asked for it. */
interface Stack {
  stack?: string
}

class LeakLabStack implements Stack {
  declare stack?: string
}

/**
 * Where the page made a call: its own frames of the stack, innermost first, one a line.
 *
 * To make text of a stack costs far more than to take it, and most registrations are undone before
 * anybody asks. Until then the engine keeps the functions on the stack alive: see `makeText`.
 */
export class LeakLabSite {
  #stack: Stack | undefined
  #text = ''

  constructor(stack?: Stack) {
    this.#stack = stack
  }

  get text(): string {
    this.makeText()
    return this.#text
  }

  /** Lets go of the stack. */
  makeText(): void {
    if (this.#stack === undefined) return
    this.#text = pagesFrames(textOf(this.#stack))
    this.#stack = undefined
  }
}

/** Makes text of all sites of what is open now, so that none of them keeps anything alive. */
export function makeText(): void {
  for (const site of leakLabKept.sites) site.makeText()
  leakLabKept.sites.clear()
}

/** Where the page has just called the tracker, which is to say `entry`. */
export function siteOfCall(entry = entered): LeakLabSite {
  const errors = Error as V8Error
  const { stackTraceLimit: limit } = errors
  try {
    if (entry === undefined || errors.captureStackTrace === undefined) {
      errors.stackTraceLimit = FRAMES + OWN_FRAMES
      return new LeakLabSite(new Error())
    }
    errors.stackTraceLimit = FRAMES
    const into = new LeakLabStack()
    errors.captureStackTrace(into, entry)
    return new LeakLabSite(into)
  } catch {
    return new LeakLabSite()
  } finally {
    try {
      errors.stackTraceLimit = limit
    } catch {
      // Frozen by the page: it could not be changed before, either.
    }
  }
}

function textOf(stack: Stack): string {
  const errors = Error as V8Error
  const prepared = errors.prepareStackTrace
  try {
    // A page may make something else of stacks, and keep none of them.
    if (prepared !== undefined) errors.prepareStackTrace = undefined
    return stack.stack ?? ''
  } catch {
    return ''
  } finally {
    try {
      if (prepared !== undefined) errors.prepareStackTrace = prepared
    } catch {
      // Frozen by the page: it could not be changed before, either.
    }
  }
}

function pagesFrames(text: string): string {
  const lines = text.split('\n').slice(1)
  const isPages = (line: string): boolean =>
    !line.includes(TRACKER_FILE) && !line.includes(TRACKER_IN_WEBKIT)
  const pages = lines.slice(Math.max(lines.findIndex(isPages), 0))
  // Below is who called the page: the same place is one site, whoever did.
  const end = pages.findIndex((line) => !isPages(line))
  return pages
    .slice(0, end < 0 ? FRAMES : Math.min(end, FRAMES))
    .map((line) => line.trim())
    .join('\n')
}
