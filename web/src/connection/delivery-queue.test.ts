// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'
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
    const { last, ...runtime } = installRuntime(version)
    const seen: string[] = []
    void core.invoke('load').then(async () => {
      seen.push('answered')
      await Promise.resolve()
      await Promise.resolve()
      seen.push('worked off')
    })
    const next = core.transformCallback(() => seen.push('next message'))

    new DeliveryQueue(runtime, atOnce).push([
      ['answer', last().callback, null],
      ['call', next, null],
    ])

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
