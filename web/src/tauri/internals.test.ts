// @vitest-environment node

import { describe, expect, test, vi } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'
import { keepsCallbacksInMap } from './internals'

test.each([
  ['2.0.0', false],
  ['2.4.1', false],
  ['2.5.0', false],
  ['2.6.0', true],
  ['2.11.1', true],
  ['2.12.5', true],
  ['3.0.0', true],
])('Tauri %s keeps callbacks in a Map: %s', (version, expected) => {
  expect(keepsCallbacksInMap(version)).toBe(expected)
})

describe.each(tauris)('invoke of Tauri $version', ({ version, core }) => {
  test('sends the command, its arguments and two callbacks', () => {
    const { callbacks, sent, last } = installRuntime(version)

    void core.invoke('save', { name: 'a.txt', lines: 3 })

    expect(sent).toHaveLength(1)
    const { callback, error, ...rest } = last()
    expect(rest).toEqual({ cmd: 'save', payload: { name: 'a.txt', lines: 3 } })
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

  test('options are for another transport: they are not sent, and change nothing', async () => {
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('ping', { n: 1 }, { headers: { accept: 'text/plain' } })

    expect(Object.keys(last()).toSorted()).toEqual(['callback', 'cmd', 'error', 'payload'])
    callbacks.run(last().callback, 'pong')
    await expect(answer).resolves.toBe('pong')
  })

  test('an answer resolves the promise and removes both callbacks', async () => {
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('load')
    callbacks.run(last().callback, { lines: ['one'] })

    await expect(answer).resolves.toEqual({ lines: ['one'] })
    expect(callbacks.count()).toBe(0)
  })

  test("an error rejects with the backend's own string and removes both callbacks", async () => {
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('load')
    callbacks.run(last().error, 'no such file: a.txt')

    await expect(answer).rejects.toBe('no such file: a.txt')
    expect(callbacks.count()).toBe(0)
  })

  test('a second answer is dropped with a warning', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { callbacks, last } = installRuntime(version)

    const answer = core.invoke('load')
    callbacks.run(last().callback, 'the answer')
    callbacks.run(last().error, 'too late')
    callbacks.run(last().callback, 'too late')

    await expect(answer).resolves.toBe('the answer')
    expect(warn).toHaveBeenCalledTimes(2)
  })

  test('answers find their own invokes in any order', async () => {
    const { callbacks, sent } = installRuntime(version)

    const answers = [core.invoke('a'), core.invoke('b'), core.invoke('c')]
    for (const { cmd, callback } of sent.toReversed()) {
      callbacks.run(callback, `${cmd} done`)
    }

    await expect(Promise.all(answers)).resolves.toEqual(['a done', 'b done', 'c done'])
    expect(callbacks.count()).toBe(0)
  })
})
