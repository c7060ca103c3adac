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
  let asked = window.leakLabPlayed?.invoked() ?? 0
  for (const { execId } of qtChannels()) asked += Number(execId ?? 0)
  return asked
}

/** Waits for what has been asked for since `askedSoFar`; whether there was anything. */
export async function areThere(before: number): Promise<boolean> {
  if (askedSoFar() <= before) return false
  areAsked = true
  if (isHurried || areTooSlow()) return false
  const end = natives.now() + LIMIT_MS
  const settled = window.leakLabPlayed?.settle()
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

/** Of qwebchannel.js. */
interface QtChannel {
  /** How many calls that are answered it has made. */
  execId?: unknown
  /** What is called with their answers, by the number of the call. */
  execCallbacks?: object
}

function qtChannels(): QtChannel[] {
  return [...leakLabKept.qtChannels].map((each) => each.deref() ?? {})
}

/** Whether an object of a Qt application is yet to answer a call. */
function isQtCalled(): boolean {
  return qtChannels().some(({ execCallbacks }) => Object.keys(execCallbacks ?? {}).length > 0)
}
