// A channel that can be closed, on the runtime and api of each Tauri version.

import { beforeEach, describe, expect, test, vi } from 'vitest'

import { LabChannel } from '../../src/remedies/lab-channel'
import { collectGarbage } from '../garbage'
import { installRuntime, tauris, type Runtime } from '../tauri'

const tauri = tauris.find(({ version }) => version === __TAURI_VERSION__)
if (tauri === undefined) {
  throw new Error(`tests/tauri.ts does not know Tauri ${__TAURI_VERSION__}`)
}
const { version, orderKey, callbacksIn } = tauri

let runtime: Runtime

beforeEach(() => {
  runtime = installRuntime(version)
})

/** What the page has asked of its channels. */
function closings(): unknown[] {
  return runtime.sent
    .filter(({ cmd }) => cmd === 'plugin:lab|close_channel')
    .map(({ payload }) => payload)
}

/** The callbacks of channels: each closing waits for an answer with two of its own. */
function channelCallbacks(): number {
  return runtime.callbacks.count() - 2 * closings().length
}

describe('LabChannel', () => {
  test('hears messages until it is closed', () => {
    const hear = vi.fn()
    const channel = new LabChannel<string>(hear)

    runtime.callbacks.run(channel.id, { message: 'half', [orderKey]: 0 })
    expect(hear.mock.calls).toEqual([['half']])
    expect(channel.isClosed).toBe(false)

    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    channel.close()
    const deliver = () => {
      runtime.callbacks.run(channel.id, { message: 'late', [orderKey]: 1 })
    }
    if (callbacksIn === 'window') {
      expect(deliver).toThrow('is not a function')
    } else {
      deliver()
      expect(warn).toHaveBeenCalledOnce()
    }
    expect(hear).toHaveBeenCalledTimes(1)
  })

  test('closing removes the callback and tells the backend, once', () => {
    const channel = new LabChannel(vi.fn())
    expect(channelCallbacks()).toBe(1)

    channel.close('cancel')
    channel.close('detach')

    expect(channel.isClosed).toBe(true)
    expect(channelCallbacks()).toBe(0)
    expect(closings()).toEqual([{ channel: channel.id, work: 'cancel' }])
  })

  test('the work is detached unless the caller says otherwise', () => {
    new LabChannel(vi.fn()).close()
    new LabChannel(vi.fn(), { work: 'cancel' }).close()

    expect(closings()).toMatchObject([{ work: 'detach' }, { work: 'cancel' }])
  })

  test('a signal that aborts closes it', () => {
    const unmounted = new AbortController()
    const channel = new LabChannel(vi.fn(), { signal: unmounted.signal, work: 'cancel' })

    unmounted.abort()

    expect(channel.isClosed).toBe(true)
    expect(closings()).toEqual([{ channel: channel.id, work: 'cancel' }])
  })

  test('a signal that has aborted before lets it be born closed', () => {
    const channel = new LabChannel(vi.fn(), { signal: AbortSignal.abort() })

    expect(channel.isClosed).toBe(true)
    expect(channelCallbacks()).toBe(0)
  })

  test('a scope that ends disposes of it', () => {
    let channel: LabChannel<unknown>
    {
      using inScope = new LabChannel(vi.fn())
      channel = inScope
      expect(channel.isClosed).toBe(false)
    }
    expect(channel.isClosed).toBe(true)
  })

  test('closed, it holds its handler no more, and its signal holds nothing of it', async () => {
    const { signal } = new AbortController()
    const open: LabChannel<unknown>[] = []
    const weakHandler = (() => {
      const handler = vi.fn()
      open.push(new LabChannel(handler, { signal }))
      return new WeakRef(handler)
    })()
    const weakChannels = open.map((channel) => new WeakRef(channel))

    open.forEach((channel) => {
      channel.close()
    })
    await collectGarbage()
    expect(weakHandler.deref()).toBeUndefined()

    open.length = 0
    await collectGarbage()
    expect(weakChannels.map((weak) => weak.deref())).toEqual([undefined])
    expect(signal.aborted).toBe(false)
  })
})
