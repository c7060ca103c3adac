// @vitest-environment node

import { expect, onTestFinished, test, vi } from 'vitest'

import { MountRecord, WorkFailedError, type Tally } from './mount-record'

function newTally(): Tally {
  return { messages: 0, unheard: 0, ghosts: 0, ghostWrites: new Map() }
}

function record(tally = newTally()) {
  return new MountRecord(1, 'UploadCard', tally)
}

function fakeTime(): void {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
}

/** Waits for the first message; how long that has taken, in milliseconds. */
async function waited(mount: MountRecord): Promise<number> {
  const start = performance.now()
  let end: number | undefined
  void mount.firstMessage().then(() => {
    end = performance.now()
  })
  await vi.advanceTimersByTimeAsync(10_000)
  return (end ?? Infinity) - start
}

test('the first message settles firstMessage, and messages are counted', async () => {
  const mount = record()

  mount.arrived()
  mount.arrived()

  await expect(mount.firstMessage()).resolves.toBeUndefined()
  expect(mount).toMatchObject({ messages: 2, ghosts: 0, isMounted: true })
})

test('a failure before the first message rejects with its reason', async () => {
  const mount = record()

  mount.failed('no such file')

  const reason = mount.firstMessage().catch((error: unknown) => error)
  await expect(reason).resolves.toBeInstanceOf(WorkFailedError)
  await expect(reason).resolves.toMatchObject({ message: 'no such file', name: 'WorkFailedError' })
})

test('a failure after the first message changes nothing', async () => {
  const mount = record()

  mount.arrived()
  mount.failed('the connection was lost')

  await expect(mount.firstMessage()).resolves.toBeUndefined()
})

test('a failure that nobody waits for is not an unhandled rejection', async () => {
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  try {
    record().failed('nobody cares')
    await new Promise((resolve) => setTimeout(resolve, 0))
  } finally {
    process.off('unhandledRejection', note)
  }

  expect(unhandled).toEqual([])
})

test('messages after the unmount are ghosts, for the record and for the document', () => {
  const tally = newTally()
  const mounts = [new MountRecord(1, 'A', tally), new MountRecord(2, 'B', tally)] as const
  const [a, b] = mounts

  a.arrived('progress')
  a.unmounted()
  a.arrived('progress')
  b.unmounted()
  b.arrived('progress')
  b.arrived('status')
  b.arrived()

  expect(mounts.map(({ messages, ghosts }) => [messages, ghosts])).toEqual([
    [2, 1],
    [3, 3],
  ])
  expect(tally).toEqual({
    messages: 5,
    unheard: 0,
    ghosts: 4,
    ghostWrites: new Map([
      ['progress', 2],
      ['status', 1],
    ]),
  })
})

test('arrived and failed work without their record, as a component calls them', async () => {
  const first = record()
  const second = record()
  const { arrived } = first
  const { failed } = second

  arrived()
  failed('refused')

  await expect(first.firstMessage()).resolves.toBeUndefined()
  await expect(second.firstMessage()).rejects.toThrow('refused')
})

test('a component that hears nothing is waited for 2 seconds, and the next ones no longer so long', async () => {
  fakeTime()
  const tally = newTally()

  await expect(waited(record(tally))).resolves.toBe(2000)
  await expect(waited(record(tally))).resolves.toBe(100)
  expect(tally).toMatchObject({ messages: 0, unheard: 2 })
})

test('a message that comes after all is heard, and the next components are waited for again', async () => {
  fakeTime()
  const tally = newTally()
  const slow = record(tally)
  await waited(slow)

  slow.arrived()

  expect(tally).toMatchObject({ messages: 1, unheard: 0 })
  await expect(waited(record(tally))).resolves.toBe(2000)
})

test('what hears its first message in time leaves no timer', async () => {
  fakeTime()
  const mount = record()
  const first = mount.firstMessage()

  mount.arrived()
  await first

  expect(vi.getTimerCount()).toBe(0)
})

test('what was unmounted while it waited has not been waited for in vain', async () => {
  fakeTime()
  const tally = newTally()
  const mount = record(tally)
  const first = mount.firstMessage()
  mount.unmounted()

  await vi.advanceTimersByTimeAsync(2000)

  await expect(first).resolves.toBeUndefined()
  expect(tally.unheard).toBe(0)
})

test('a record without a component is not alive', () => {
  expect(record().isAlive).toBe(false)
})

test('a heap snapshot shows its number as a text', () => {
  expect(record().inSnapshot).toBe('mount 1')
})
