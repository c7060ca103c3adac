import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { CallbackWatch } from '../../tauri/callbacks'
import { installInternals, type Runtime } from '../../tauri/internals'
import { leakLabKept } from '../kept'
import { actingBegins, actingEnds, cycleEnds, ended } from '../moments'
import { lateMessages } from './late-messages'
import { lookAtTauri, watchTauri } from './tauri'

const noop = (): void => undefined
let runtime: Runtime

function install(version: string, isPlayed: boolean): void {
  let told: CallbackWatch | undefined
  const scope = {} as Window
  runtime = installInternals(scope, version, noop, {
    made: (id) => told?.made(id),
    called: (id) => told?.called(id),
  })
  vi.stubGlobal('__TAURI_INTERNALS__', scope.__TAURI_INTERNALS__)
  if (isPlayed) {
    vi.stubGlobal('leakLabPlayed', {
      settle: () => Promise.resolve(),
      watch: (watch: CallbackWatch) => {
        told = watch
      },
    })
  }
  watchTauri()
}

beforeEach(() => {
  leakLabKept.madeIn.clear()
  leakLabKept.late.clear()
})

afterEach(() => {
  actingEnds()
  vi.unstubAllGlobals()
})

/** A callback of the page's, and how to send to it. */
function callback(): { id: number; send: (message: object) => void } {
  const id = window.__TAURI_INTERNALS__.transformCallback(noop)
  return {
    id,
    send: (message) => {
      runtime.callbacks.run(id, message)
    },
  }
}

test.each([
  ['2.4.1', true],
  ['2.11.1', true],
  ['2.11.1', false],
])('on %s, played: %s, messages count from the end of their cycle on', (version, isPlayed) => {
  install(version, isPlayed)
  const outside = callback()
  actingBegins()
  const first = callback()
  first.send({ message: 1, index: 0 })
  outside.send({ message: 1, index: 0 })
  expect(lateMessages()).toEqual([])
  cycleEnds()
  const [firstCycle, second] = [ended, callback()]
  first.send({ message: 2, index: 1 })
  first.send({ message: 3, index: 2 })
  second.send({ message: 1, index: 0 })
  cycleEnds()
  actingEnds()
  second.send({ message: 2, index: 1 })
  outside.send({ message: 2, index: 1 })
  expect(lateMessages()).toEqual([
    { cycle: firstCycle, messages: 2 },
    { cycle: firstCycle + 1, messages: 1 },
  ])
})

test('a span in which nobody tells the cycles apart is one', () => {
  install('2.11.1', true)
  actingBegins()
  const made = callback()
  made.send({ message: 1, index: 0 })
  actingEnds()
  made.send({ message: 2, index: 1 })
  expect(lateMessages()).toEqual([{ cycle: ended, messages: 1 }])
})

test.each([true, false])(
  'an answer that comes late, and an end, are none; played: %s',
  (isPlayed) => {
    install('2.11.1', isPlayed)
    actingBegins()
    const { callback: answer } = runtime.request()
    const ending = callback()
    cycleEnds()
    actingEnds()
    runtime.callbacks.answer(answer, 'late')
    ending.send({ index: 0, end: true })
    expect(lateMessages()).toEqual([])
  },
)

test('what is gone is forgotten', () => {
  install('2.11.1', true)
  actingBegins()
  const made = callback()
  actingEnds()
  window.__TAURI_INTERNALS__.unregisterCallback?.(made.id)
  lookAtTauri()
  expect(leakLabKept.madeIn.size).toBe(0)
})
