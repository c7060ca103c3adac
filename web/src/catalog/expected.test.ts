// From which Tauri version on which verdict is expected.

import { expect, test } from 'vitest'

import { expectedOn, expectedOnPair, missingExpectations, onEveryTauri } from './expected'

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

test.each([
  ['2.4.1', '2.5.0', 'clean'],
  ['2.4.1', '2.12.5', 'clean'],
  ['2.5.1', '2.4.1', 'clean'],
  ['2.5.1', '2.6.0', 'clean'],
  ['2.12.5', '2.4.1', 'clean'],
  ['2.8.5', '2.5.0', 'clean'],
  // These understand each other.
  ['2.3.1', '2.4.1', 'leak'],
  ['2.5.1', '2.5.0', 'held'],
  ['2.6.0', '2.12.5', 'held'],
  // The verdict has changed between the two, and nobody knows by which.
  ['2.11.1', '2.13.0', undefined],
])('on Tauri %s with npm %s: %s', (runtime, api, verdict) => {
  const expected = { '2.0': 'leak', '2.5': 'held', '2.13': 'leak' } as const

  expect(expectedOnPair({ expected, onMixedPairs: 'clean' }, runtime, api)).toBe(verdict)
})

test('on pairs that do not understand each other only what was measured is expected', () => {
  expect(expectedOnPair({ expected: onEveryTauri('leak') }, '2.5.0', '2.12.5')).toBeUndefined()
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

test('where the npm package decides, its version does, on the same side of the changes', () => {
  const scenario = { expected: { '2.0': 'leak', '2.12.3': 'clean' }, decidedBy: 'api' } as const
  expect(expectedOnPair(scenario, '2.8.5', '2.12.5')).toBe('clean')
  expect(expectedOnPair(scenario, '2.12.5', '2.11.1')).toBe('leak')
  expect(expectedOnPair(scenario, '2.5.0', '2.12.5')).toBeUndefined()
})
