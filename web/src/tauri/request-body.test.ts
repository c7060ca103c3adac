// @vitest-environment node

import { describe, expect, test } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'
import { fromBase64, toBase64 } from './base64'

const BYTES = [0, 1, 127, 128, 255]
const inOtherBytes = new Uint8Array([9, ...BYTES, 9])

describe.each(tauris)('what Tauri $version sends', ({ version, core }) => {
  test.each<[string, ArrayBuffer | Uint8Array | number[], readonly number[]]>([
    ['an ArrayBuffer', new Uint8Array(BYTES).buffer, BYTES],
    ['a typed array', new Uint8Array(BYTES), BYTES],
    ['a part of a buffer', inOtherBytes.subarray(1, -1), BYTES],
    ['an array, which `fetch` takes for text', [1, 22], [...new TextEncoder().encode('1,22')]],
    ['nothing', new ArrayBuffer(0), []],
  ])('%s goes as raw bytes', (_name, payload, expected) => {
    const { last } = installRuntime(version)

    void core.invoke('write', payload)

    expect(last().isRaw).toBe(true)
    const { raw } = last().payload
    expect([...new Uint8Array(fromBase64(raw as string))]).toEqual(expected)
  })

  test('an object with bytes in it goes as JSON', () => {
    const { last } = installRuntime(version)

    void core.invoke('write', { data: new Uint8Array(BYTES) })

    expect(last()).toMatchObject({ isRaw: false, payload: { data: BYTES } })
  })

  test('headers go along, by their names in lower case', () => {
    const { last } = installRuntime(version)

    void core.invoke('write', new Uint8Array(BYTES), { headers: { Path: 'a%20b', 'X-N': '1' } })

    expect(last().headers).toEqual({ path: 'a%20b', 'x-n': '1' })
  })

  test('of a `Headers` nothing arrives before 2.5', () => {
    const { last } = installRuntime(version)

    void core.invoke('ping', {}, { headers: new Headers({ path: 'a' }) })

    expect(last().headers).toEqual(version === '2.4.1' ? {} : { path: 'a' })
  })
})

test('any number of bytes crosses as text and back', () => {
  for (const length of [0, 1, 8191, 8192, 8193, 40_000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => at * 7)
    expect(new Uint8Array(fromBase64(toBase64(bytes)))).toEqual(bytes)
  }
})
