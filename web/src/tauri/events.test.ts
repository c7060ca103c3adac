// Events: the unmodified api on this runtime, answered as each version's backend does.
// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris, type Runtime, type TauriVersion } from '../../tests/tauri'

/** Has the `listen` that was sent last entered by its script. */
function enter({ events, last }: Runtime, eventId: number): void {
  const { payload } = last()
  events.listen(eventId, 'progress', payload['target'], payload['handler'] as number)
}

/** A backend that has answered the `listen` that was sent last. */
function answerListen(runtime: Runtime, eventId: number) {
  const { callback } = runtime.last()
  enter(runtime, eventId)
  runtime.callbacks.answer(callback, eventId)
  return {
    deliver: (payload: unknown) => {
      runtime.events.emit('progress', payload, [eventId])
    },
  }
}

/** What stands on `window` of the listeners of `event`. */
function entriesOf({ window }: Runtime): Record<number, Record<string, unknown>> | undefined {
  const all = Reflect.get(window, '__internal_unstable_listeners_object_id__') as
    Record<string, Record<number, Record<string, unknown>>> | undefined
  return all?.['progress']
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
    runtime.callbacks.answer(callback, null)
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
    runtime.callbacks.answer(callback, null)
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

test('one script calls all who listen, with one object, and who throws silences the rest', async () => {
  for (const { version, event } of tauris) {
    const runtime = installRuntime(version)
    const heard: unknown[] = []
    const error = new Error('in the handler')
    const listen = async (eventId: number, handler: (event: unknown) => void) => {
      const listening = event.listen('progress', handler)
      answerListen(runtime, eventId)
      await listening
    }
    await listen(1, (event) => heard.push(event))
    await listen(2, (event) => heard.push(event))

    runtime.events.emit('progress', 'half', [1, 2, 404])
    await listen(3, () => {
      throw error
    })
    expect(() => {
      runtime.events.emit('progress', 'done', [1, 3, 2])
    }).toThrow(error)

    expect(heard).toHaveLength(3)
    expect(heard[0]).toBe(heard[1])
    expect(heard).toEqual([
      { event: 'progress', payload: 'half', id: 2 },
      { event: 'progress', payload: 'half', id: 2 },
      { event: 'progress', payload: 'done', id: 3 },
    ])
  }
})

describe.each(tauris.filter(({ callbacksIn }) => callbacksIn === 'window'))(
  'a listener of Tauri $version',
  ({ version, event, core }) => {
    test('is held twice, and unlisten lets go of one', async () => {
      const runtime = installRuntime(version)
      const handler = vi.fn()
      const listening = event.listen('progress', handler)
      const { deliver } = answerListen(runtime, 1)
      const unlisten = await listening
      const [id = 0] = runtime.callbacks.ids()
      expect(entriesOf(runtime)?.[1]).toEqual({
        target: { kind: 'Any' },
        handler: Reflect.get(runtime.window, `_${id}`) as unknown,
      })

      runtime.callbacks.unregister(id)
      deliver('still heard')
      expect(handler).toHaveBeenCalledOnce()

      unlisten()
      runtime.events.unlisten(1, 'progress')
      deliver('not heard')
      expect(handler).toHaveBeenCalledOnce()
      expect(core).toBeDefined()
    })
  },
)

describe.each(tauris.filter(({ callbacksIn }) => callbacksIn === 'map'))(
  'unlisten of Tauri $version',
  ({ version, event }) => {
    test('leaves the entry, without its callback', async () => {
      const runtime = installRuntime(version)
      const listening = event.listen('progress', vi.fn())
      answerListen(runtime, 1)
      const unlisten = await listening
      const [handlerId] = runtime.callbacks.ids()

      unlisten()

      expect(entriesOf(runtime)?.[1]).toEqual({ target: { kind: 'Any' }, handlerId })
    })

    test('before the first script of an event finds nothing, and tells the backend', async () => {
      const runtime = installRuntime(version)
      const listening = event.listen('progress', vi.fn())
      runtime.callbacks.answer(runtime.last().callback, 1)
      const unlisten = await listening

      unlisten()

      expect(runtime.last().cmd).toBe('plugin:event|unlisten')
      expect(runtime.callbacks.count()).toBe(3)
    })
  },
)

test.each<[TauriVersion, boolean]>([
  ['2.11.1', false],
  ['2.12.5', true],
])(
  'unlisten of Tauri %s, sooner than the script of its listen, tells the backend: %s',
  async (version, tells) => {
    const tauri = tauris.find((each) => each.version === version)
    const runtime = installRuntime(version)
    const first = tauri?.event.listen('progress', vi.fn())
    answerListen(runtime, 1)
    await first
    const handler = vi.fn()
    const listening = tauri?.event.listen('progress', handler)
    const { last } = runtime
    const asked = last()
    runtime.callbacks.answer(asked.callback, 2)
    const unlisten = (await listening) as (() => Promise<void>) | undefined

    const unlistened = unlisten?.()
    if (tells) {
      expect(last().cmd).toBe('plugin:event|unlisten')
    } else {
      await expect(unlistened).rejects.toThrow("reading 'handlerId'")
      expect(last()).toBe(asked)
    }

    // The script comes late, and the callback stays: an event would still be heard.
    runtime.events.listen(2, 'progress', { kind: 'Any' }, asked.payload['handler'] as number)
    runtime.events.emit('progress', 'late', [2])
    expect(handler).toHaveBeenCalledOnce()
  },
)
