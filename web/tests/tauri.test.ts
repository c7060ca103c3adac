import { expect, test } from 'vitest'

import { tauriVersions } from '../tauri-versions'
import { tauris } from './tauri'

test('every Tauri version that the page is built for is under test', () => {
  expect(tauris.map(({ version }) => version)).toEqual(tauriVersions)
})
