// The ledger: what the page has registered and not undone, by the place where it did.

/** What V8 has besides, which a page may set. */
type V8Error = Omit<ErrorConstructor, 'prepareStackTrace' | 'stackTraceLimit'> & {
  prepareStackTrace?: unknown
  stackTraceLimit?: number | undefined
}

import { leakLabKept } from './kept'

/** What a row of the ledger counts. */
export type Kind = 'listener' | 'timer' | 'observer' | 'connection' | 'worker' | 'url'

/** One row: alike registrations that are open now. */
export interface Row {
  kind: Kind
  /** Such as `resize on Window` or `setInterval`. */
  name: string
  /** The frames of the stack, innermost first, as the engine writes them, one a line. */
  site: string
  count: number
}

/** A registration. It holds nothing of the page's: neither target nor function. */
export interface Registration {
  kind: Kind
  name: string
  site: string
  /** Whether it is still open; what has been collected is not. */
  isOpen(): boolean
}

const FRAMES = 8
/** The name of the tracker's file, by which its own frames are left out. */
export const TRACKER_FILE = 'leak-lab-tracker.js'

/** How many registrations there were so far. */
export let registered = 0

export function register(registration: Registration): Registration {
  registered += 1
  leakLabKept.open.add(registration)
  return registration
}

export function undo(registration: Registration): void {
  leakLabKept.open.delete(registration)
}

/** The rows of what is open now; what is not any more is forgotten. */
export function openRows(): Row[] {
  const rows = new Map<string, Row>()
  for (const each of leakLabKept.open) {
    if (!each.isOpen()) {
      leakLabKept.open.delete(each)
      continue
    }
    const key = `${each.kind}\n${each.name}\n${each.site}`
    const row = rows.get(key)
    if (row === undefined) {
      rows.set(key, { kind: each.kind, name: each.name, site: each.site, count: 1 })
    } else {
      row.count += 1
    }
  }
  return [...rows.values()]
}

/**
 * The page's own frames of the stack, innermost first, one a line.
 *
 * As text, and at once: an Error keeps the functions on the stack until it is asked.
 */
export function siteOfCall(): string {
  const errors = Error as V8Error
  const { prepareStackTrace: prepared, stackTraceLimit: limit } = errors
  try {
    // A page may make something else of stacks, and keep none of them.
    if (prepared !== undefined) errors.prepareStackTrace = undefined
    errors.stackTraceLimit = FRAMES + 6
    const lines = (new Error().stack ?? '').split('\n').slice(1)
    const isPages = (line: string): boolean => !line.includes(TRACKER_FILE)
    const pages = lines.slice(Math.max(lines.findIndex(isPages), 0))
    // Below is who called the page: the same place is one site, whoever did.
    const end = pages.findIndex((line) => !isPages(line))
    return pages
      .slice(0, end < 0 ? FRAMES : Math.min(end, FRAMES))
      .map((line) => line.trim())
      .join('\n')
  } catch {
    return ''
  } finally {
    try {
      errors.stackTraceLimit = limit
      if (prepared !== undefined) errors.prepareStackTrace = prepared
    } catch {
      // Frozen by the page: it could not be changed before, either.
    }
  }
}

/** Whether what a reference leads to can still be reached by the page: alive, and if it is a node, in the page. */
export function isHeld(reference: WeakRef<object>): boolean {
  const target = reference.deref()
  return target !== undefined && (!(target instanceof Node) || target.isConnected)
}
