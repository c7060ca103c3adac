// Where the page made a call: its frames of the stack, as text.

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

/** The stack as text, from where the page has called the tracker on if that is known. */
function stackText(errors: V8Error): string {
  if (entered === undefined || errors.captureStackTrace === undefined) {
    errors.stackTraceLimit = FRAMES + OWN_FRAMES
    return new Error().stack ?? ''
  }
  // Each frame that is made into text costs about a microsecond: none but those that are wanted.
  errors.stackTraceLimit = FRAMES
  const into: { stack?: string } = {}
  errors.captureStackTrace(into, entered)
  return into.stack ?? ''
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
    const lines = stackText(errors).split('\n').slice(1)
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
