// Events: the unmodified api on this runtime, answered as each version's backend does.
// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris, type TauriVersion } from '../../tests/tauri'

/** A backend that has answered the `listen` that was sent last. */
function answerListen({ callbacks, last }: ReturnType<typeof installRuntime>, eventId: number) {
  const { callback, payload } = last()
  callbacks.run(callback, eventId)
  const handler = payload['handler'] as number
  return {
    deliver: (payload: unknown) => {
      callbacks.run(handler, { event: 'progress', id: eventId, payload })
    },
  }
}

describe.each(tauris)('events of Tauri $version', ({ version, event, callbacksIn }) => {
  /** Whether `unlisten` removes the callback: pull request 13306. */
  const unlistenRemoves = callbacksIn === 'map'

  test('listen sends the event, its target and the handler', async () => {
    const runtime = installRuntime(version)

    const listening = event.listen('progress', vi.fn())

    expect(runtime.last()).toMatchObject({
      cmd: 'plugin:event|listen',
      payload: {
        event: 'progress',
        target: { kind: 'Any' },
        handler: expect.any(Number) as number,
      },
    })
    answerListen(runtime, 1)
    await listening
    expect(runtime.callbacks.count()).toBe(1)
  })

  test('the handler gets what is delivered', async () => {
    const runtime = installRuntime(version)
    const handler = vi.fn()
    const listening = event.listen('progress', handler)
    const { deliver } = answerListen(runtime, 1)
    await listening

    deliver('half')
    deliver('done')

    expect(handler.mock.calls).toEqual([
      [{ event: 'progress', id: 1, payload: 'half' }],
      [{ event: 'progress', id: 1, payload: 'done' }],
    ])
  })

  test(`unlisten tells the backend, and ${unlistenRemoves ? 'removes' : 'leaves'} the callback`, async () => {
    const runtime = installRuntime(version)
    const listening = event.listen('progress', vi.fn())
    answerListen(runtime, 9)
    const unlisten = await listening

    unlisten()

    const { callback, cmd, payload } = runtime.last()
    expect({ cmd, payload }).toEqual({
      cmd: 'plugin:event|unlisten',
      payload: { event: 'progress', eventId: 9 },
    })
    runtime.callbacks.run(callback, null)
    expect(runtime.callbacks.count()).toBe(unlistenRemoves ? 0 : 1)
  })

  test('unlisten leaves other listeners alone', async () => {
    const runtime = installRuntime(version)
    const handler = vi.fn()
    const first = event.listen('progress', vi.fn())
    answerListen(runtime, 1)
    const second = event.listen('progress', handler)
    const { deliver } = answerListen(runtime, 2)
    const [unlisten] = await Promise.all([first, second])

    unlisten()
    deliver('still here')

    expect(handler).toHaveBeenCalledOnce()
  })

  test('once unlistens with the first delivery', async () => {
    const runtime = installRuntime(version)
    const handler = vi.fn()
    const listening = event.once('progress', handler)
    const { deliver } = answerListen(runtime, 3)
    await listening

    deliver('only this')

    expect(handler).toHaveBeenCalledExactlyOnceWith({
      event: 'progress',
      id: 3,
      payload: 'only this',
    })
    const { callback, payload } = runtime.last()
    expect(payload).toEqual({ event: 'progress', eventId: 3 })
    runtime.callbacks.run(callback, null)
    expect(runtime.callbacks.count()).toBe(unlistenRemoves ? 0 : 1)
  })
})

test.each<[TauriVersion, boolean]>([
  ['2.4.1', false],
  ['2.5.0', false],
  ['2.11.1', true],
  ['2.12.5', true],
])('Tauri %s shows the event plugin on window: %s', (version, shows) => {
  const { window } = installRuntime(version)

  expect('__TAURI_EVENT_PLUGIN_INTERNALS__' in window).toBe(shows)
})

test('an event id that nobody knows is no error', () => {
  const { window, callbacks } = installRuntime('2.12.5')
  const { transformCallback } = window.__TAURI_INTERNALS__
  transformCallback()

  window.__TAURI_EVENT_PLUGIN_INTERNALS__.unregisterListener('progress', 404)

  expect(callbacks.count()).toBe(1)
})
