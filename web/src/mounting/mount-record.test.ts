// @vitest-environment node

import { expect, test } from 'vitest'

import { MountRecord, WorkFailedError } from './mount-record'

function record() {
  return new MountRecord(1, 'UploadCard', { ghosts: 0, ghostWrites: new Map() })
}

test('the first message settles firstMessage, and messages are counted', async () => {
  const mount = record()

  mount.arrived()
  mount.arrived()

  await expect(mount.firstMessage).resolves.toBeUndefined()
  expect(mount).toMatchObject({ messages: 2, ghosts: 0, isMounted: true })
})

test('a failure before the first message rejects with its reason', async () => {
  const mount = record()

  mount.failed('no such file')

  const reason = mount.firstMessage.catch((error: unknown) => error)
  await expect(reason).resolves.toBeInstanceOf(WorkFailedError)
  await expect(reason).resolves.toMatchObject({ message: 'no such file', name: 'WorkFailedError' })
})

test('a failure after the first message changes nothing', async () => {
  const mount = record()

  mount.arrived()
  mount.failed('the connection was lost')

  await expect(mount.firstMessage).resolves.toBeUndefined()
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
  const tally = { ghosts: 0, ghostWrites: new Map<string, number>() }
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

  await expect(first.firstMessage).resolves.toBeUndefined()
  await expect(second.firstMessage).rejects.toThrow('refused')
})

test('a record without a component is not alive', () => {
  expect(record().isAlive).toBe(false)
})

test('a heap snapshot shows its number as a text', () => {
  expect(record().inSnapshot).toBe('mount 1')
})
