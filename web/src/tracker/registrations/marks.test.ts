import { afterEach, expect, test, vi } from 'vitest'

import { leakLabKept } from '../kept'
import { openRows } from '../ledger'
import { bareEntries, watchMarks } from './marks'

// jsdom's class has no marks; that of Node.js does, and so has its object.
vi.stubGlobal('Performance', performance.constructor)
watchMarks()

afterEach(() => {
  performance.clearMarks()
  performance.clearMeasures()
  leakLabKept.open.clear()
})

const names = (): string[] => openRows().map(({ name }) => name)

test('an entry with a detail counts until it is cleared, by its name or with all', () => {
  performance.mark('a', { detail: { rows: 3 } })
  performance.mark('b', { detail: 0 })
  expect(openRows().map(({ count }) => count)).toEqual([1, 1])
  performance.clearMarks('a')
  expect(names()).toEqual(['performance.mark with a detail'])
  performance.clearMeasures()
  expect(names()).toHaveLength(1)
  performance.clearMarks()
  expect(names()).toEqual([])
})

test('bare entries are counted, and are no registrations', () => {
  performance.mark('a')
  performance.mark('a', { detail: null })
  performance.measure('from a', 'a')
  expect(bareEntries()).toBe(3)
  expect(names()).toEqual([])
  performance.clearMarks('a')
  expect(bareEntries()).toBe(1)
  performance.clearMeasures('from a')
  expect(bareEntries()).toBe(0)
})

test('what the browser refuses is no entry', () => {
  expect(() => performance.measure('never', 'no such mark')).toThrow()
  expect(bareEntries()).toBe(0)
})
