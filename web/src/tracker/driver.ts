// Mounts and unmounts what the page, or whoever checks it, has said.

import { areAsked, areThere, areTooSlow, askedSoFar } from './answers'
import { findMounted } from './components/components'
import { mounted as componentsMounted } from './components/known'
import { framesBelow } from './frames'
import { hasHistoryRoom, historyCycleBegins, historyCycleEnds, historyRoom } from './history'
import { registered } from './ledger'
import { actingBegins, actingEnds, cycleEnds } from './moments'
import { natives } from './natives'
import { nextTask } from './next-task'
import { makeText } from './sites'
import { watchListenersAround } from './registrations/listeners'
import { awaitedByFrame } from './registrations/observers'
import { lookAtQt } from './registrations/qt'
import { watchTauri } from './registrations/tauri'
import { isFrameAwaited, isSomethingAwaited, watchTimersAround } from './registrations/timers'
import { changes, leftElements } from './removed'

/** What a cycle calls. */
export interface Steps {
  setup?: () => unknown
  mount: () => unknown
  unmount: (mounted: unknown) => unknown
  settled?: () => unknown
  teardown?: () => unknown
}

let steps: Steps | undefined

/** Says what a cycle calls; throws where that is not enough. */
export function setSteps(given: Partial<Steps>): void {
  const { mount, unmount } = given
  for (const [name, step] of Object.entries({ mount, unmount })) {
    if (typeof step !== 'function') throw new TypeError(`it has no function ${name}()`)
  }
  steps = given as Steps
}

/** Whether it was said what to mount; not in a document that has come since. */
export function isSet(): boolean {
  return steps !== undefined
}

export async function setUp(): Promise<void> {
  await steps?.setup?.()
}

export async function tearDown(): Promise<void> {
  await steps?.teardown?.()
}

/** What is happening, for who waits in vain. */
export let doing = ''

/** What has come of cycles. */
export interface Ran {
  done: number
  /** Whether mounting has asked the application behind the page for something. */
  hasAsked: boolean
  /** Whether it took too long to wait for that. */
  isTooSlow: boolean
}

/** Mounts and unmounts `count` times, or as often as fits into `limitMs`. */
export async function cycles(count: number, atLeast = count, limitMs = Infinity): Promise<Ran> {
  const started = natives.now()
  let done = 0
  beginActing()
  while (done < count && (done < atLeast || natives.now() - started < limitMs)) {
    // As many as were asked for are worth the time to wait for it; more are not.
    if (!hasHistoryRoom() && done >= atLeast) break
    await mount()
    await unmount()
    done += 1
  }
  endActing()
  return { done, hasAsked: areAsked, isTooSlow: areTooSlow() }
}

/** How much has happened in the page in cycles, whatever it was; nobody else's doings count. */
export let activity = 0
let before = 0

/** How much has happened in this frame so far. */
export function happened(): number {
  leftElements()
  return changes + componentsMounted + registered
}

function happenedInAll(): number {
  return framesBelow().trackers.reduce((sum, each) => sum + each.happened(), happened())
}

/** A cycle begins. */
export function beginActing(): void {
  // What the page has brought by now.
  watchTauri()
  lookAtQt()
  watchListenersAround()
  watchTimersAround()
  before = happenedInAll()
  actingBegins()
}

/** It has ended. */
export function endActing(): void {
  actingEnds()
  // A frame that is gone took its count with it.
  activity += Math.abs(happenedInAll() - before)
}

function findMountedInAll(): void {
  findMounted()
  for (const each of framesBelow().trackers) each.findMounted()
}

/** Where registrations were made keeps functions of the page alive until it is text. */
function makeTextInAll(): void {
  makeText()
  for (const each of framesBelow().trackers) each.makeText()
}

function isAnythingAwaited(): boolean {
  return isSomethingAwaited() || framesBelow().trackers.some((each) => each.isSomethingAwaited())
}

let made: unknown

/**
 * Mounts once; `unmount` ends the cycle.
 *
 * Whether the page said by a promise when it was mounted: what an application sends it then may go on
 * for long, and to unmount meanwhile is what is tested.
 */
export async function mount(): Promise<boolean> {
  if (steps === undefined) throw new Error('nothing to mount')
  if (!hasHistoryRoom()) await historyRoom()
  historyCycleBegins()
  doing = 'mount'
  const observedBefore = awaitedByFrame
  const askedBefore = askedSoFar()
  const given = steps.mount()
  const isPromised = given instanceof Object && 'then' in given
  made = await given
  await nextTask()
  // What a page makes once it knows its size belongs to what is mounted.
  if (awaitedByFrame > observedBefore || isFrameAwaited()) {
    await shown()
  }
  if (!isPromised && (await areThere(askedBefore))) {
    await shown()
  }
  return isPromised
}

/** Unmounts what was mounted. */
export async function unmount(): Promise<void> {
  findMountedInAll()
  doing = 'unmount'
  const mounted = made
  made = undefined
  await steps?.unmount(mounted)
  doing = ''
  await nextTask()
  cycleEnds()
  makeTextInAll()
  historyCycleEnds()
}

const FRAME_LIMIT_MS = 100
const POLL_MS = 20

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // Whichever comes first ends the other: one that waits is in the next heap snapshot.
    const frame = natives.requestAnimationFrame(() => {
      natives.clearTimeout(limit)
      resolve()
    })
    // A page that is not shown has no frames.
    const limit = natives.setTimeout(() => {
      natives.cancelAnimationFrame(frame)
      resolve()
    }, FRAME_LIMIT_MS)
  })
}

/** Lets the page show what it has done. */
async function shown(): Promise<void> {
  await nextFrame()
  // The frame's own work, such as a layout, comes between the two.
  await nextTask()
}

/** Lets the page show what a click has done, and sees what that mounted; the last ends a cycle. */
export async function afterClick(isLast = false): Promise<void> {
  await shown()
  if (isLast) cycleEnds()
  findMountedInAll()
  makeTextInAll()
}

/** Waits until nothing more is to come that ends by itself, for `limitMs` at most. */
export async function settle(limitMs: number): Promise<void> {
  await shown()
  const started = natives.now()
  while (natives.now() - started < limitMs && (isAnythingAwaited() || isAnimating())) {
    await new Promise((resolve) => natives.setTimeout(resolve, POLL_MS))
  }
  // What plays the application behind the page has more to send (`src/played-tauri/played-tauri.ts`).
  await window.leakLabPlayed?.settle()
  await steps?.settled?.()
  await nextTask()
}

/** Whether an animation goes on that comes to an end. */
export function isAnimating(): boolean {
  return document.getAnimations().some((animation) => {
    const end = animation.effect?.getComputedTiming().endTime
    return animation.playState === 'running' && typeof end === 'number' && Number.isFinite(end)
  })
}
