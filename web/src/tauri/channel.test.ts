// A channel's life: the unmodified api on this runtime, fed with what each version's backend sends.
// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'

describe.each(tauris)('a channel of Tauri $version', ({ version, core, orderKey, sendsEnd }) => {
  function openChannel() {
    const { callbacks } = installRuntime(version)
    const channel = new core.Channel()
    const received: unknown[] = []
    channel.onmessage = (message) => received.push(message)
    return {
      callbacks,
      received,
      send: (order: number, message: unknown) => {
        callbacks.run(channel.id, { message, [orderKey]: order })
      },
      end: (order: number) => {
        callbacks.run(channel.id, { [orderKey]: order, end: true })
      },
    }
  }

  test('hands messages to its handler', () => {
    const { received, send } = openChannel()

    send(0, 'first')
    send(1, { second: true })

    expect(received).toEqual(['first', { second: true }])
  })

  test('puts messages that come out of order in order', () => {
    const { received, send } = openChannel()

    send(2, 'c')
    send(1, 'b')
    expect(received).toEqual([])
    send(0, 'a')
    expect(received).toEqual(['a', 'b', 'c'])
    send(3, 'd')
    expect(received).toEqual(['a', 'b', 'c', 'd'])
  })

  test("does not read the other versions' order", () => {
    const { callbacks } = installRuntime(version)
    const channel = new core.Channel()
    const handler = vi.fn()
    channel.onmessage = handler

    callbacks.run(channel.id, { message: 'lost', [orderKey === 'id' ? 'index' : 'id']: 0 })

    expect(handler).not.toHaveBeenCalled()
  })

  test('keeps its callback as long as the backend says nothing', () => {
    const { callbacks, send } = openChannel()

    send(0, 'all there is')

    expect(callbacks.count()).toBe(1)
  })

  if (sendsEnd) {
    test('removes its callback on the end message', () => {
      const { callbacks, received, send, end } = openChannel()

      send(0, 'a')
      send(1, 'b')
      end(2)

      expect(received).toEqual(['a', 'b'])
      expect(callbacks.count()).toBe(0)
    })

    test('removes it also when no message came at all', () => {
      const { callbacks, end } = openChannel()

      end(0)

      expect(callbacks.count()).toBe(0)
    })

    test('waits for the last message when the end comes before it', () => {
      const { callbacks, received, send, end } = openChannel()

      send(1, 'b')
      end(2)
      expect(callbacks.count()).toBe(1)
      send(0, 'a')

      expect(received).toEqual(['a', 'b'])
      expect(callbacks.count()).toBe(0)
    })

    test('ends alone: other channels stay', () => {
      const { callbacks, end } = openChannel()
      new core.Channel()

      end(0)

      expect(callbacks.count()).toBe(1)
    })
  } else {
    test('knows no end: takes it for a message, and its callback stays', () => {
      const { callbacks, received, send, end } = openChannel()

      send(0, 'a')
      end(1)

      expect(received).toEqual(['a', undefined])
      expect(callbacks.count()).toBe(1)
    })
  }
})
