import { afterEach, expect, test } from 'vitest'

import { installInternals } from '../../tauri/internals'
import { leakLabKept } from '../kept'
import { openRows } from '../ledger'
import { lookAtTauri, watchTauri } from './tauri'

const noop = (): void => undefined

afterEach(() => {
  for (const id of leakLabKept.tauriCallbacks.keys())
    Reflect.deleteProperty(window, `_${String(id)}`)
  Reflect.deleteProperty(window, '__TAURI_INTERNALS__')
  leakLabKept.tauriCallbacks.clear()
  leakLabKept.open.clear()
})

/** Installs a runtime so that the test can take it away again. */
function install(version: string): void {
  const scope = {} as Window
  installInternals(scope, version, noop)
  Object.defineProperty(window, '__TAURI_INTERNALS__', {
    value: scope.__TAURI_INTERNALS__,
    configurable: true,
  })
}

function counts(): number[] {
  lookAtTauri()
  return openRows()
    .filter(({ kind }) => kind === 'callback')
    .map(({ count }) => count)
}

test('no Tauri, no callbacks', () => {
  watchTauri()
  expect(counts()).toEqual([])
})

test('from 2.6 on a callback counts until it is unregistered', () => {
  install('2.11.1')
  watchTauri()
  watchTauri()
  const { transformCallback, unregisterCallback } = window.__TAURI_INTERNALS__
  const ids = [1, 2, 3].map(() => transformCallback(noop))
  expect(counts()).toEqual([3])
  expect(openRows()[0]?.site).toContain('tauri.test.ts')
  unregisterCallback?.(ids[0] ?? 0)
  expect(counts()).toEqual([2])
})

test('those that were there before are counted too, without a place', () => {
  install('2.11.1')
  window.__TAURI_INTERNALS__.transformCallback(noop)
  watchTauri()
  expect(counts()).toEqual([1])
  expect(openRows()[0]?.site).toBe('')
})

test('up to 2.5 it counts while it is a property of window', () => {
  // Tauri's own transformCallback is sealed, and sets the property itself.
  const transformCallback = (): number => {
    Object.defineProperty(window, '_1401827580', { value: noop, configurable: true })
    return 1401827580
  }
  Object.defineProperty(window, '__TAURI_INTERNALS__', {
    value: Object.freeze({ transformCallback }),
    configurable: true,
  })
  watchTauri()
  window.__TAURI_INTERNALS__.transformCallback()
  expect(counts()).toEqual([1])
  Reflect.deleteProperty(window, '_1401827580')
  expect(counts()).toEqual([])
})
