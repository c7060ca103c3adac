// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris, type TauriVersion } from '../../tests/tauri'
import type { Delivery } from './delivery'
import { DeliveryQueue } from './delivery-queue'

const atOnce = (takeIn: () => void) => {
  takeIn()
}

/** Runs `work`, and answers the errors that end uncaught meanwhile, as the console shows them. */
async function uncaughtDuring(work: () => Promise<void>): Promise<unknown[]> {
  const errors: unknown[] = []
  // Vitest fails the run for these; here they are what is expected.
  const listeners = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => errors.push(error))
  try {
    await work()
  } finally {
    process.removeAllListeners('uncaughtException')
    listeners.forEach((listener) => process.on('uncaughtException', listener))
  }
  return errors
}

describe.each(tauris)('a queue for Tauri $version', ({ version, core, orderKey }) => {
  test('delivers messages in order, across batches', async () => {
    const runtime = installRuntime(version)
    const seen: string[] = []
    const register = (name: string) =>
      core.transformCallback((payload) => seen.push(`${name} ${String(payload)}`))
    const [a, b] = [register('a'), register('b')]
    const queue = new DeliveryQueue(runtime, atOnce)

    queue.push([
      ['call', b, 1],
      ['call', a, 2],
    ])
    queue.push([])
    queue.push([['call', b, 3]])

    expect(seen).toEqual([])
    await vi.waitFor(() => {
      expect(seen).toEqual(['b 1', 'a 2', 'b 3'])
    })
  })

  test('delivers what comes in later, and from within a handler', async () => {
    const runtime = installRuntime(version)
    const queue = new DeliveryQueue(runtime, atOnce)
    const seen: unknown[] = []
    const inner = core.transformCallback((payload) => seen.push(payload))
    const outer = core.transformCallback((payload) => {
      seen.push(payload)
      queue.push([['call', inner, 'from within']])
    })

    queue.push([
      ['call', outer, 'first'],
      ['call', inner, 'second'],
    ])
    await vi.waitFor(() => {
      expect(seen).toEqual(['first', 'second', 'from within'])
    })

    queue.push([['call', inner, 'later']])
    await vi.waitFor(() => {
      expect(seen.at(-1)).toBe('later')
    })
  })

  test('lets all that a message settles run before the next message', async () => {
    const { sent, ...runtime } = installRuntime(version)
    const seen: string[] = []
    void core.invoke('load').then(async () => {
      seen.push('answered')
      await Promise.resolve()
      await Promise.resolve()
      seen.push('worked off')
    })
    void core.invoke('next').then(() => seen.push('next message'))

    new DeliveryQueue(runtime, atOnce).push(
      sent.map(({ callback }) => ['answer', callback, null] as const),
    )

    await vi.waitFor(() => {
      expect(seen).toEqual(['answered', 'worked off', 'next message'])
    })
  })

  test('goes on after a handler that throws, and its error is uncaught', async () => {
    const runtime = installRuntime(version)
    const error = new Error('in the handler')
    const throwing = core.transformCallback(() => {
      throw error
    })
    const channel = new core.Channel()
    const handler = vi.fn()
    channel.onmessage = handler

    const errors = await uncaughtDuring(async () => {
      new DeliveryQueue(runtime, atOnce).push([
        ['call', throwing, null],
        ['call', channel.id, { message: 'still delivered', [orderKey]: 0 }],
      ])
      await vi.waitFor(() => {
        expect(handler).toHaveBeenCalledExactlyOnceWith('still delivered')
      })
    })

    expect(errors).toEqual([error])
  })

  test('goes on after an answer for nobody', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const runtime = installRuntime(version)
    const callback = vi.fn()
    const id = core.transformCallback(callback)
    const gone = core.transformCallback()
    runtime.callbacks.unregister(gone)

    new DeliveryQueue(runtime, atOnce).push([
      ['answer', gone, 'for nobody'],
      ['call', id, 'for somebody'],
    ])

    await vi.waitFor(() => {
      expect(callback).toHaveBeenCalledExactlyOnceWith('for somebody')
    })
    expect(warn).toHaveBeenCalledOnce()
  })
})

/** Takes in one batch, and answers what came in which order. */
async function orderOf(
  version: TauriVersion,
  batch: (channel: number, answer: number) => readonly Delivery[],
): Promise<string[]> {
  const { last, ...runtime } = installRuntime(version)
  const { transformCallback, invoke } = window.__TAURI_INTERNALS__
  const seen: string[] = []
  const channel = transformCallback((content) => {
    const { message, end } = content as { message?: unknown; end?: true }
    seen.push(end === true ? 'end' : String(message))
  })
  void invoke('send').then(() => seen.push('answer'))
  const queue = new DeliveryQueue(runtime, atOnce)
  queue.push(batch(channel, last().callback))
  await queue.drained()
  return seen
}

describe.each(tauris)('in Tauri $version', ({ version }) => {
  test('a few small messages come before the answer', async () => {
    const order = await orderOf(version, (channel, answer) => [
      ['call', channel, { message: 0 }],
      ['call', channel, { message: 1 }],
      ['call', channel, { end: true }],
      ['answer', answer, null],
    ])
    expect(order).toEqual(['0', '1', 'end', 'answer'])
  })

  test('the answer overtakes many', async () => {
    const order = await orderOf(version, (channel, answer) => [
      ...Array.from({ length: 20 }, (_, message) => ['call', channel, { message }] as const),
      ['answer', answer, null],
    ])
    expect(order.indexOf('answer')).toBe(4)
    expect(order.filter((each) => each !== 'answer')).toEqual(
      Array.from({ length: 20 }, (_, message) => String(message)),
    )
  })

  test('small messages, the end and the answer overtake those that are fetched', async () => {
    const order = await orderOf(version, (channel, answer) => [
      ['fetch', channel, { message: 0 }],
      ['fetch', channel, { message: 1 }],
      ['call', channel, { message: 2 }],
      ['call', channel, { end: true }],
      ['answer', answer, null],
    ])
    expect(order).toEqual(['2', 'end', 'answer', '0', '1'])
  })

  test('a message that is fetched has two callbacks of its own until it has come', async () => {
    const { callbacks, ...runtime } = installRuntime(version)
    const counts: number[] = []
    const id = window.__TAURI_INTERNALS__.transformCallback(() => counts.push(callbacks.count()))
    const queue = new DeliveryQueue({ callbacks, ...runtime }, atOnce)
    const look = window.__TAURI_INTERNALS__.transformCallback(() => counts.push(callbacks.count()))
    queue.push([
      ['fetch', id, null],
      ['call', look, null],
    ])
    await queue.drained()
    expect(counts).toEqual([4, 2])
  })

  test('an error of a handler whose message was fetched is told, and caught', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const runtime = installRuntime(version)
    const error = new Error('in the handler')
    const id = window.__TAURI_INTERNALS__.transformCallback(() => {
      throw error
    })
    const queue = new DeliveryQueue(runtime, atOnce)
    queue.push([['fetch', id, null]])
    await queue.drained()
    await Promise.resolve()
    expect(told).toHaveBeenCalledExactlyOnceWith(error)
  })

  test('the script of a listen waits behind others, and its answer does not', async () => {
    const { last, events, ...runtime } = installRuntime(version)
    const { transformCallback, invoke } = window.__TAURI_INTERNALS__
    const steps: string[] = []
    const busy = transformCallback(() => undefined)
    void invoke('plugin:event|listen').then(() => steps.push('answered'))
    const listen = (): void => {
      steps.push('entered')
    }
    const queue = new DeliveryQueue({ ...runtime, events: { ...events, listen } }, atOnce)
    queue.push([
      ...Array.from({ length: 20 }, () => ['call', busy, null] as const),
      ['listen', 1, 'progress', {}, busy],
      ['answer', last().callback, 1],
    ])
    await queue.drained()
    expect(steps).toEqual(['answered', 'entered'])
  })
})

test('it says when all has come, at once where nothing waits', async () => {
  const runtime = installRuntime('2.12.5')
  const heard = vi.fn()
  const id = window.__TAURI_INTERNALS__.transformCallback(heard)
  const queue = new DeliveryQueue(runtime, atOnce)
  await queue.drained()
  for (const times of [1, 2]) {
    queue.push([['call', id, null]])
    await queue.drained()
    expect(heard).toHaveBeenCalledTimes(times)
  }
})

test('every delivery goes through `around`', async () => {
  const runtime = installRuntime('2.12.5')
  const { transformCallback } = window.__TAURI_INTERNALS__
  const callback = vi.fn()
  const id = transformCallback(callback)
  const around = vi.fn(atOnce)

  new DeliveryQueue(runtime, around).push([
    ['call', id, 1],
    ['call', id, 2],
  ])

  await vi.waitFor(() => {
    expect(callback).toHaveBeenCalledTimes(2)
  })
  expect(around).toHaveBeenCalledTimes(2)
})
