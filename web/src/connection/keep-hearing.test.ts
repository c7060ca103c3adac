// @vitest-environment node

import { expect, test, vi } from 'vitest'

import { keepHearing } from './keep-hearing'
import type { Channel, Transport } from './qt-objects'

const OTHERS_CALL = { data: JSON.stringify({ type: 10, id: 3 }) }
const SIGNAL = { data: JSON.stringify({ type: 1, object: 'backend' }) }

function connected() {
  const hear = vi.fn<Transport['onmessage']>()
  const transport: Transport = { onmessage: hear }
  const channel: Channel = { execId: 1 }
  const around = vi.fn((takeIn: () => void) => {
    takeIn()
  })
  keepHearing(channel, transport, around)
  const ownCall = { data: JSON.stringify({ type: 10, id: channel.execId }) }
  return { hear, transport, around, ownCall }
}

test('alone it hears everything, also the answer to the call that its constructor made', () => {
  const { hear, transport, around, ownCall } = connected()

  for (const message of [OTHERS_CALL, ownCall, SIGNAL]) {
    transport.onmessage(message)
  }

  expect(hear.mock.calls).toEqual([[OTHERS_CALL], [ownCall], [SIGNAL]])
  expect(around).toHaveBeenCalledTimes(3)
})

test('beside another channel each gets its own answers, and both hear signals', () => {
  const { hear, transport, ownCall } = connected()
  const another = vi.fn<Transport['onmessage']>()
  transport.onmessage = another

  for (const message of [OTHERS_CALL, ownCall, SIGNAL]) {
    transport.onmessage(message)
  }

  expect(hear.mock.calls).toEqual([[ownCall], [SIGNAL]])
  expect(another.mock.calls).toEqual([[OTHERS_CALL], [SIGNAL]])
})

test('a third one makes the second deaf', () => {
  const { transport } = connected()
  const [second, third] = [vi.fn<Transport['onmessage']>(), vi.fn<Transport['onmessage']>()]
  transport.onmessage = second
  transport.onmessage = third

  transport.onmessage(SIGNAL)

  expect(second).not.toHaveBeenCalled()
  expect(third).toHaveBeenCalledOnce()
})
