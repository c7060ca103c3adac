// Answers of the application behind the page that mounting has asked for: what comes of them is part
// of what is mounted. (What a server answers Leak Lab sees from outside: `check/loads.py`.)

import { leakLabKept } from './kept'
import { natives } from './natives'

const LIMIT_MS = 1000
/** After so many times in vain it is a command that goes on for as long as the page does. */
const IN_VAIN = 2
const POLL_MS = 5

/** Whether the page has asked for any in cycles. */
export let areAsked = false
let inVain = 0
let isHurried = false

/** From now on nobody waits. */
export function hurry(): void {
  isHurried = true
}

/** Whether they took too long to be waited for. */
export function areTooSlow(): boolean {
  return inVain === IN_VAIN
}

/** How much the page has asked for; to be given to `areThere`. */
export function askedSoFar(): number {
  return window.leakLabPlayed?.invoked() ?? 0
}

/** Waits for what has been asked for since `askedSoFar`; whether there was anything. */
export async function areThere(before: number): Promise<boolean> {
  const hasInvoked = askedSoFar() > before
  if (!hasInvoked && !isQtCalled()) return false
  areAsked = true
  if (isHurried || areTooSlow()) return false
  const end = natives.now() + LIMIT_MS
  const settled = hasInvoked ? window.leakLabPlayed?.settle() : undefined
  let isSettled = settled === undefined
  void settled?.then(() => {
    isSettled = true
  })
  while ((!isSettled || isQtCalled()) && natives.now() < end) {
    await new Promise((resolve) => natives.setTimeout(resolve, POLL_MS))
  }
  if (natives.now() >= end) inVain += 1
  return true
}

/** Whether an object of a Qt application is yet to answer a call. */
function isQtCalled(): boolean {
  for (const reference of leakLabKept.qtChannels) {
    const calls: unknown = Reflect.get(reference.deref() ?? {}, 'execCallbacks')
    if (typeof calls === 'object' && calls !== null && Object.keys(calls).length > 0) return true
  }
  return false
}
