// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'

describe.each(tauris)('transformCallback of Tauri $version', ({ version, core, callbacksIn }) => {
  test('answers a different unsigned 32-bit number each time', () => {
    const { callbacks } = installRuntime(version)
    const ids = Array.from({ length: 100 }, () => core.transformCallback())

    expect(new Set(ids).size).toBe(100)
    expect(ids.every((id) => Number.isInteger(id) && id >= 0 && id < 2 ** 32)).toBe(true)
    expect(callbacks.count()).toBe(100)
    expect(new Set(callbacks.ids())).toEqual(new Set(ids))
  })

  test.each([0, 0x8000_0000, 0xffff_ffff])('the id may be %d', (drawn) => {
    installRuntime(version)
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      expect(array).toBeInstanceOf(Uint32Array)
      Reflect.set(array, 0, drawn)
      return array
    })

    expect(core.transformCallback()).toBe(drawn)
  })

  test('a callback gets every message until it is removed', () => {
    const { callbacks } = installRuntime(version)
    const callback = vi.fn()
    const id = core.transformCallback(callback)

    callbacks.run(id, 'first')
    callbacks.run(id, { second: true })

    expect(callback.mock.calls).toEqual([['first'], [{ second: true }]])
    expect(callbacks.count()).toBe(1)
  })

  test('a one-shot callback is gone by the time it is called', () => {
    const { callbacks } = installRuntime(version)
    const counts: number[] = []
    const id = core.transformCallback(() => counts.push(callbacks.count()), true)

    callbacks.run(id, null)

    expect(counts).toEqual([0])
  })

  test('a one-shot callback that throws is gone all the same', () => {
    const { callbacks } = installRuntime(version)
    const id = core.transformCallback(() => {
      throw new Error('in the handler')
    }, true)

    expect(() => {
      callbacks.run(id, null)
    }).toThrow('in the handler')
    expect(callbacks.count()).toBe(0)
  })

  test('a callback that was never given takes messages and does nothing', () => {
    const { callbacks } = installRuntime(version)
    const id = core.transformCallback(undefined, true)

    callbacks.run(id, 'for nobody')

    expect(callbacks.count()).toBe(0)
  })

  test('an answer for an id that nobody holds is dropped with a warning', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { callbacks } = installRuntime(version)
    const callback = vi.fn()
    const id = core.transformCallback(callback)
    callbacks.unregister(id)

    callbacks.answer(id, 'late')

    expect(callback).not.toHaveBeenCalled()
    expect(warn).toHaveBeenCalledExactlyOnceWith(
      `[TAURI] Couldn't find callback id ${callbacksIn === 'map' ? id : '{cb} in window'}. ` +
        'This might happen when the app is reloaded while Rust is running an asynchronous operation.',
    )
  })

  test('an unregistered callback leaves the others alone', () => {
    const { callbacks } = installRuntime(version)
    const kept = vi.fn()
    const keptId = core.transformCallback(kept)
    callbacks.unregister(core.transformCallback())
    callbacks.unregister(12345)

    callbacks.run(keptId, 'still here')

    expect(kept).toHaveBeenCalledExactlyOnceWith('still here')
    expect(callbacks.count()).toBe(1)
  })

  test('the internals cannot be replaced', () => {
    const { window } = installRuntime(version)

    expect(Object.getOwnPropertyDescriptor(window, '__TAURI_INTERNALS__')).toMatchObject({
      configurable: false,
      writable: false,
      enumerable: false,
    })
  })

  if (callbacksIn === 'window') {
    test('a callback is a property of window', () => {
      const { window } = installRuntime(version)
      const callback = vi.fn((payload: unknown) => `answer to ${String(payload)}`)
      const name = `_${core.transformCallback(callback)}`

      const property = Object.getOwnPropertyDescriptor(window, name)
      expect(property).toMatchObject({ configurable: true, writable: false, enumerable: false })
      // Tauri's backend evaluates `window._<id>(payload)`.
      expect((property?.value as typeof callback)('a call')).toBe('answer to a call')
    })

    test('a script that calls an id that nobody holds fails', () => {
      const { callbacks } = installRuntime(version)
      const id = core.transformCallback()
      callbacks.unregister(id)

      expect(() => {
        callbacks.run(id, 'late')
      }).toThrow(new TypeError(`window._${id} is not a function`))
    })

    test('what deletes the property removes the callback', () => {
      const { window, callbacks } = installRuntime(version)

      Reflect.deleteProperty(window, `_${core.transformCallback()}`)

      expect(callbacks.count()).toBe(0)
    })

    test('other properties of window are not counted', () => {
      const { window, callbacks } = installRuntime(version)
      Object.assign(window, { _private: 1, _12ab: 2, '12': 3, __34: 4 })
      core.transformCallback()

      expect(callbacks.count()).toBe(1)
    })

    test('what came with later versions is missing', () => {
      const { window } = installRuntime(version)

      for (const name of ['unregisterCallback', 'runCallback', 'callbacks']) {
        expect(window.__TAURI_INTERNALS__).not.toHaveProperty(name)
      }
    })
  } else {
    test('a callback is an entry of a Map, and window has nothing', () => {
      const { window } = installRuntime(version)
      const before = Object.getOwnPropertyNames(window)
      const id = core.transformCallback()

      expect([...(window.__TAURI_INTERNALS__.callbacks?.keys() ?? [])]).toEqual([id])
      expect(Object.getOwnPropertyNames(window)).toEqual(before)
    })

    test('runCallback calls it and unregisterCallback removes it', () => {
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
      const { window, callbacks } = installRuntime(version)
      const { runCallback, unregisterCallback } = window.__TAURI_INTERNALS__
      const callback = vi.fn()
      const id = core.transformCallback(callback)

      runCallback?.(id, 'heard')
      unregisterCallback?.(id)
      runCallback?.(id, 'not heard')

      expect(callback).toHaveBeenCalledExactlyOnceWith('heard')
      expect(warn).toHaveBeenCalledOnce()
      expect(callbacks.count()).toBe(0)
    })
  }
})
