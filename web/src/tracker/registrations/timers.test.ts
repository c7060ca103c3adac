import { afterEach, beforeAll, expect, test } from 'vitest'

import { collectGarbage } from '../../../tests/garbage'
import { leakLabKept } from '../kept'
import { openRows } from '../ledger'
import { natives } from '../natives'
import { dueInMs, isSomethingAwaited, watchTimers } from './timers'

beforeAll(() => {
  watchTimers()
})

afterEach(() => {
  for (const key of leakLabKept.pending.keys()) clearTimeout(Number(key.slice(1)))
  leakLabKept.pending.clear()
  leakLabKept.open.clear()
})

const names = (): string[] => openRows().map(({ name }) => name)
const noop = (): void => undefined
const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => natives.setTimeout(resolve, ms))

test('an interval counts until it is cleared, whichever function clears it', () => {
  const id = setInterval(noop, 60_000)
  expect(names()).toEqual(['setInterval'])
  clearInterval(id)
  const other = setInterval(noop, 60_000)
  clearTimeout(other)
  expect(names()).toEqual([])
})

test('a timeout that comes late, once, and within the time of a message is to be waited for', () => {
  expect(dueInMs()).toBe(0)
  setTimeout(noop, 1000)
  setTimeout(noop, 60_000)
  setInterval(noop, 5000)
  expect(dueInMs()).toBe(0)
  const toast = setTimeout(noop, 5000)
  setTimeout(noop, 3000)
  expect(dueInMs()).toBeGreaterThan(4000)
  expect(dueInMs()).toBeLessThanOrEqual(5000)
  clearTimeout(toast)
  expect(dueInMs()).toBeLessThanOrEqual(3000)
})

test('a timeout counts until it has come; only a short one is waited for', async () => {
  setTimeout(noop, 1)
  expect(names()).toEqual(['setTimeout'])
  expect(isSomethingAwaited()).toBe(true)
  await pause(20)
  expect(names()).toEqual([])
  setTimeout(noop, 60_000)
  expect(isSomethingAwaited()).toBe(false)
})

test('a callback gets its arguments and its this', async () => {
  const calls: unknown[] = []
  setTimeout(
    function (this: unknown, ...given: unknown[]) {
      calls.push(this !== undefined, ...given)
    },
    1,
    'one',
    2,
  )
  await pause(20)
  expect(calls).toEqual([true, 'one', 2])
})

test('a callback that asks for the next one again and again is one loop, which ends for nobody', async () => {
  let left = 6
  function step(): void {
    left -= 1
    if (left > 0) setTimeout(step, 1)
    else setTimeout(noop, 1900)
  }
  setTimeout(step, 1)
  await pause(100)
  expect(left).toBe(0)
  expect(openRows().map(({ count }) => count)).toEqual([1])
  expect(isSomethingAwaited()).toBe(false)
})

test('what is no function is as without the tracker', () => {
  clearTimeout(undefined)
  Reflect.apply(clearInterval, window, [])
  expect(names()).toEqual([])
})

test('a callback that came or was cleared is let go', async () => {
  function asked(): WeakRef<object> {
    const callback = (): void => undefined
    clearTimeout(setTimeout(callback, 60_000))
    setTimeout(callback, 1)
    return new WeakRef(callback)
  }
  const reference = asked()
  await pause(20)
  await collectGarbage()
  expect(reference.deref()).toBeUndefined()
})
