// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'

describe.each(tauris)('invoke of Tauri $version', ({ version, core }) => {
  test('sends the command, its arguments and two callbacks', () => {
    const { callbacks, sent, last } = installRuntime(version)

    void core.invoke('save', { name: 'a.txt', lines: 3 })

    expect(sent).toHaveLength(1)
    const { callback, error, ...rest } = last()
    const payload = { name: 'a.txt', lines: 3 }
    expect(rest).toEqual({ cmd: 'save', payload, isRaw: false, headers: {} })
    expect(new Set([callback, error]).size).toBe(2)
    expect(callbacks.count()).toBe(2)
  })

  test('no arguments are an empty object', () => {
    const { last } = installRuntime(version)

    void core.invoke('ping')

    expect(last().payload).toEqual({})
  })

  test('so they are for who invokes without the api, as the stage does', () => {
    const { window, last } = installRuntime(version)

    void window.__TAURI_INTERNALS__.invoke('ping')

    expect(last().payload).toEqual({})
  })

  test('an answer resolves the promise and removes both callbacks', async () => {
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('load')
    callbacks.answer(last().callback, { lines: ['one'] })

    await expect(answer).resolves.toEqual({ lines: ['one'] })
    expect(callbacks.count()).toBe(0)
  })

  test("an error rejects with the backend's own string and removes both callbacks", async () => {
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('load')
    callbacks.answer(last().error, 'no such file: a.txt')

    await expect(answer).rejects.toBe('no such file: a.txt')
    expect(callbacks.count()).toBe(0)
  })

  test('a second answer is dropped with a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('load')
    callbacks.answer(last().callback, 'the answer')
    callbacks.answer(last().error, 'too late')
    callbacks.answer(last().callback, 'too late')

    await expect(answer).resolves.toBe('the answer')
    expect(warn).toHaveBeenCalledTimes(2)
  })

  test('answers find their own invokes in any order', async () => {
    const { callbacks, sent } = installRuntime(version)

    const answers = [core.invoke('a'), core.invoke('b'), core.invoke('c')]
    for (const { cmd, callback } of sent.toReversed()) {
      callbacks.answer(callback, `${cmd} done`)
    }

    await expect(Promise.all(answers)).resolves.toEqual(['a done', 'b done', 'c done'])
    expect(callbacks.count()).toBe(0)
  })
})
