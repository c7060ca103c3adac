// @vitest-environment node

import { expect, test } from 'vitest'

import { formatBytes } from './format-bytes'

test.each([
  [0, '0 B'],
  [1, '1 B'],
  [1023, '1023 B'],
  [1024, '1.00 KiB'],
  [1536, '1.50 KiB'],
  [10 * 1024, '10.0 KiB'],
  [100 * 1024, '100 KiB'],
  [1024 ** 2, '1.00 MiB'],
  [3.14 * 1024 ** 2, '3.14 MiB'],
  [8 * 1024 ** 2, '8.00 MiB'],
  [1024 ** 3, '1.00 GiB'],
  [5000 * 1024 ** 3, '5000 GiB'],
  [-2048, '-2.00 KiB'],
  [-20 * 1024, '-20.0 KiB'],
  // The last number before the next unit, or before one digit less.
  [1023.999 * 1024, '1.00 MiB'],
  [9.999 * 1024, '10.0 KiB'],
  [99.99 * 1024, '100 KiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})
