// What `__TAURI_INTERNALS__` offers besides invoke, by the unmodified api.
// `tests/lab/tauri/test_likeness.py` compares all of it with real Tauri.
// @vitest-environment node

import { convertFileSrc, isTauri, Resource } from 'tauri-api-2.12.5/core'
import { sep } from 'tauri-api-2.12.5/path'
import { getCurrentWindow } from 'tauri-api-2.12.5/window'
import { expect, test, vi } from 'vitest'

import { installRuntime, tauris } from '../../tests/tauri'

test('the api finds its window, its webview, the system and that it is in Tauri', () => {
  const { window } = installRuntime('2.12.5')
  vi.stubGlobal('isTauri', Reflect.get(window, 'isTauri'))

  expect(isTauri()).toBe(true)
  expect(getCurrentWindow().label).toBe('main')
  expect(sep()).toBe('/')
  expect(convertFileSrc('/a b.png')).toBe('asset://localhost/%2Fa%20b.png')
})

test('on Windows paths and addresses are those of Windows', () => {
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)' })
  installRuntime('2.12.5')

  expect(sep()).toBe('\\')
  expect(convertFileSrc('a', 'stream')).toBe('http://stream.localhost/a')
})

test.each(tauris)('on Tauri $version nothing but `plugins` can be replaced', ({ version }) => {
  const internals = installRuntime(version).window.__TAURI_INTERNALS__

  const names = Object.getOwnPropertyNames(internals).filter((name) => name !== 'plugins')
  expect(names).toContain('invoke')
  for (const name of names) {
    expect(() => {
      Object.assign(internals, { [name]: undefined })
    }).toThrow(TypeError)
  }
})

test('what cannot be serialised rejects, and leaves its callbacks as Tauri does', async () => {
  const { callbacks, window } = installRuntime('2.12.5')

  await expect(window.__TAURI_INTERNALS__.invoke('save', { n: 1n })).rejects.toThrow(TypeError)

  expect(callbacks.count()).toBe(2)
})

test('a resource is closed by its id', () => {
  const { last } = installRuntime('2.12.5')

  void new Resource(7).close()

  expect(last()).toMatchObject({ cmd: 'plugin:resources|close', payload: { rid: 7 } })
})
