// @vitest-environment node

import { describe, expect, test } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'
import { serialize } from './serialize'

test.each([
  ['a Map', new Map([['a', 1]]), { a: 1 }],
  ['a Map in a Map', new Map([['a', new Map([['b', 2]])]]), { a: { b: 2 } }],
  ['a Uint8Array', new Uint8Array([0, 127, 255]), [0, 127, 255]],
  ['a part of a buffer', new Uint8Array([1, 2, 3, 4]).subarray(1, 3), [2, 3]],
  ['an ArrayBuffer', new Uint8Array([1, 2, 255]).buffer, [1, 2, 255]],
  [
    'a value with a form of its own',
    { __TAURI_TO_IPC_KEY__: () => ({ String: 'id' }) },
    { String: 'id' },
  ],
  [
    'a form of its own that holds a Map',
    { __TAURI_TO_IPC_KEY__: () => ({ inner: new Map([['a', 1]]) }) },
    { inner: { a: 1 } },
  ],
  [
    'plain data',
    { text: 'ü', list: [1, null, true], gone: undefined },
    { text: 'ü', list: [1, null, true] },
  ],
])('%s reaches the backend as JSON', (_name, value, expected) => {
  expect(JSON.parse(serialize({ value }))).toEqual({ value: expected })
})

describe.each(tauris)('a Channel of Tauri $version', ({ version, core }) => {
  test('travels as its callback id, at any depth', () => {
    const { callbacks, last } = installRuntime(version)
    const channel = new core.Channel()
    const name = `__CHANNEL__:${channel.id}`

    void core.invoke('watch', {
      channel,
      list: [channel],
      options: { onEvent: channel },
      map: new Map([['onEvent', channel]]),
    })

    expect(last().payload).toEqual({
      channel: name,
      list: [name],
      options: { onEvent: name },
      map: { onEvent: name },
    })
    expect(callbacks.count()).toBe(3)
  })

  test('each has an id of its own', () => {
    const { last } = installRuntime(version)
    const [first, second] = [new core.Channel(), new core.Channel()]

    void core.invoke('watch', { first, second })

    expect(last().payload).toEqual({
      first: `__CHANNEL__:${first.id}`,
      second: `__CHANNEL__:${second.id}`,
    })
    expect(first.id).not.toBe(second.id)
  })
})
