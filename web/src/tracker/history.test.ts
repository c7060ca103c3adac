import { expect, test } from 'vitest'

import {
  IN_WEBKIT,
  hasHistoryRoom,
  historyCycleBegins,
  historyCycleEnds,
  watchHistory,
} from './history'

test('there is room for as many cycles as make a hundred changes, whichever these are', () => {
  watchHistory(IN_WEBKIT)
  expect(hasHistoryRoom()).toBe(true)
  for (let cycle = 1; cycle <= 33; cycle += 1) {
    expect(hasHistoryRoom()).toBe(true)
    historyCycleBegins()
    history.pushState(cycle, '', '#open')
    history.replaceState(cycle, '', '#opened')
    history.pushState(cycle, '', '#closed')
    historyCycleEnds()
  }
  // One is left of the hundred, and a cycle takes three.
  expect(hasHistoryRoom()).toBe(false)
})
