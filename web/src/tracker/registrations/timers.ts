// Intervals, timeouts, frame and idle callbacks that are still to come.

import { leakLabKept, type Pending } from '../kept'
import { register, undo } from '../ledger'
import { guarded, isCovered, natives, replaceMethod } from '../natives'
import { siteOfCall, type LeakLabSite } from '../sites'

/** A timeout that is longer than this is not waited for, in ms. */
const SOON_MS = 2000
/** And one that is longer than this is part of what the page keeps: a message is shown for less. */
const LATE_MS = 8000
/** A callback that asks for the next one again and again is a loop; nobody waits for its end. */
const LOOP = 3
const FRAME = 'requestAnimationFrame'

/** The chain that the running callback belongs to: where it began, and how long it is. */
class LeakLabChain {
  constructor(
    readonly site: LeakLabSite,
    readonly length: number,
  ) {}
}
let running: LeakLabChain | undefined

/** Whether callbacks are to come that will soon be over. */
export function isSomethingAwaited(): boolean {
  for (const each of leakLabKept.pending.values()) if (each.isAwaited) return true
  return false
}

/** Whether a frame is to come that the page waits for. */
export function isFrameAwaited(): boolean {
  for (const each of leakLabKept.pending.values())
    if (each.isAwaited && each.name === FRAME) return true
  return false
}

/** Whether any of them are to come, awaited or not. */
export function isCallbackToCome(): boolean {
  return leakLabKept.pending.size > 0
}

/** In how many ms the last of the timeouts comes that are late and come once; 0 without any. */
export function dueInMs(): number {
  let last = 0
  for (const each of leakLabKept.pending.values()) if (each.dueAt > last) last = each.dueAt
  return last === 0 ? 0 : Math.max(1, last - natives.now())
}

class LeakLabTimer implements Pending {
  readonly kind = 'timer'
  readonly #key: string

  constructor(
    readonly name: string,
    key: string,
    readonly site: LeakLabSite,
    readonly isAwaited: boolean,
    readonly dueAt: number,
  ) {
    this.#key = key
  }

  isOpen(): boolean {
    return leakLabKept.pending.has(this.#key)
  }
}

function begin(name: string, key: string, delayMs: number, chain: LeakLabChain): void {
  const isLoop = chain.length >= LOOP
  const isLate = delayMs > SOON_MS && delayMs <= LATE_MS && !isLoop
  const dueAt = isLate ? natives.now() + delayMs : 0
  const timer = new LeakLabTimer(name, key, chain.site, delayMs <= SOON_MS && !isLoop, dueAt)
  register(timer)
  leakLabKept.pending.set(key, timer)
}

function end(key: string): void {
  const found = leakLabKept.pending.get(key)
  if (found === undefined) return
  leakLabKept.pending.delete(key)
  undo(found)
}

function nextChain(): LeakLabChain {
  return running === undefined
    ? new LeakLabChain(siteOfCall(), 1)
    : new LeakLabChain(running.site, running.length + 1)
}

type Callback = (this: unknown, ...given: unknown[]) => unknown

/** Watches `name`, whose callback comes once; `delayOf` tells in how many ms from its arguments. */
function watchOnce(
  name: string,
  cancelName: string,
  prefix: string,
  delayOf: (given: unknown[]) => number,
): void {
  replaceMethod(window, name, (native, _self, given) => {
    const [pageCallback, ...rest] = given
    if (typeof pageCallback !== 'function' || asking === name) return native()
    const call = askingFor(name, native)
    const chain = nextChain()
    let key = ''
    const id = call([
      callingBack(pageCallback as Callback, chain, () => {
        end(key)
      }),
      ...rest,
    ])
    guarded(() => {
      key = prefix + String(id)
      begin(name, key, delayOf(given), chain)
    })
    return id
  })
  replaceMethod(window, cancelName, (call, _self, given) => {
    guarded(() => {
      end(prefix + String(given[0]))
    })
    return call()
  })
}

/** The page's callback, with a note of what it belongs to while it runs. */
function callingBack(pageCallback: Callback, chain: LeakLabChain, came: () => void): Callback {
  return function (this: unknown, ...given) {
    came()
    const before = running
    running = chain
    try {
      return pageCallback.apply(this, given)
    } finally {
      running = before
    }
  }
}

/** What the page is asking a function of its own for, which will ask the tracker's for the same. */
let asking: string | undefined

/** `native`, which while it runs is not counted once more. */
function askingFor(
  name: string,
  native: (given?: unknown[]) => unknown,
): (given?: unknown[]) => unknown {
  return (given) => {
    const before = asking
    asking = name
    try {
      return native(given)
    } finally {
      asking = before
    }
  }
}

let isAround = false

/** Watches around what the page has put there meanwhile, once. */
export function watchTimersAround(): void {
  if (isAround || !isCovered(window, 'setTimeout')) return
  isAround = true
  watchTimers()
}

/** Begins to watch. */
export function watchTimers(): void {
  // One number is never both a timeout's and an interval's, and either function clears both.
  watchOnce('setTimeout', 'clearTimeout', 't', (given) => Number(given[1] ?? 0))
  watchOnce(FRAME, 'cancelAnimationFrame', 'f', () => 0)
  watchOnce('requestIdleCallback', 'cancelIdleCallback', 'i', () => 0)
  replaceMethod(window, 'setInterval', (native) => {
    if (asking === 'setInterval') return native()
    const id = askingFor('setInterval', native)()
    guarded(() => {
      begin('setInterval', `t${String(id)}`, Infinity, nextChain())
    })
    return id
  })
  replaceMethod(window, 'clearInterval', (call, _self, given) => {
    guarded(() => {
      end(`t${String(given[0])}`)
    })
    return call()
  })
}
