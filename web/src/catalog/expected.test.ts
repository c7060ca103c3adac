// From which Tauri version on which verdict is expected.

import { expect, test } from 'vitest'

import { expectedOn, missingExpectations, onEveryTauri } from './expected'

test.each([
  ['2.0.0', 'leak'],
  ['2.4.1', 'leak'],
  ['2.5.0', 'clean'],
  ['2.5.1', 'clean'],
  ['2.12.5', 'held'],
  ['3.0.0', 'held'],
  ['1.9.9', undefined],
  ['qt', undefined],
])('on %s the last verdict named holds: %s', (runtime, verdict) => {
  // In no order, and 2.12 comes after 2.5.
  expect(expectedOn({ '2.12': 'held', '2.5': 'clean', '2.0': 'leak' }, runtime)).toBe(verdict)
})

test('a page without Tauri has a verdict of its own', () => {
  expect(expectedOn({ qt: 'leak' }, 'qt')).toBe('leak')
  expect(expectedOn({ qt: 'leak' }, '2.5.0')).toBeUndefined()
  expect(expectedOn(onEveryTauri('clean'), 'qt')).toBeUndefined()
})

test('a Tauri version without an expectation is told, with the file to change', () => {
  const scenarios = [
    { id: 'old', expected: { '2.0': 'leak' } as const },
    { id: 'new', expected: { '2.5': 'clean' } as const },
    { id: 'plain', expected: { qt: 'clean' } as const },
  ]

  expect(missingExpectations(scenarios, ['2.5.0', '2.12.5'])).toEqual([])
  expect(missingExpectations(scenarios, ['2.4.1', '2.5.0'])).toEqual([
    'src/scenarios/new.ts expects no verdict on Tauri 2.4.1: measure it, and add from which ' +
      'version on it has which.',
  ])
})
