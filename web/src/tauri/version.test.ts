// @vitest-environment node

import { expect, test } from 'vitest'

import { isFrom } from './version'

test.each([
  ['2.0.0', false],
  ['2.4.1', false],
  ['2.5.9', false],
  ['2.6.0', true],
  ['2.12.5', true],
  ['3.0.0', true],
])('Tauri %s is 2.6 or later: %s', (version, expected) => {
  expect(isFrom(version, 6)).toBe(expected)
})
