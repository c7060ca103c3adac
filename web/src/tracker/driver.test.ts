import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function settled(): Promise<void> {
  // What it calls of the browser it takes as it is loaded.
  const { settle } = await import('./driver')
  const settling = settle(0)
  await vi.advanceTimersByTimeAsync(500)
  await settling
}

test('nothing of it waits once it has settled: a heap snapshot would have it', async () => {
  const { settle } = await import('./driver')
  const settling = settle(0)
  const over = vi.fn()
  void settling.then(over)
  const started = performance.now()
  while (over.mock.calls.length === 0) await vi.advanceTimersToNextTimerAsync()
  // A frame, and no more than that.
  expect(performance.now() - started).toBeLessThan(50)
  expect(vi.getTimerCount()).toBe(0)
})

test('a page that is not shown settles as well, and no frame is asked for any more', async () => {
  const cancelled = vi.fn()
  let frames = 0
  vi.stubGlobal('requestAnimationFrame', () => {
    frames += 1
    return frames
  })
  vi.stubGlobal('cancelAnimationFrame', cancelled)

  await settled()

  expect(cancelled.mock.calls).toEqual([[1]])
})
