// What a page puts around the tracker's functions, as zone.js does: the page's calls count, once.

import { beforeAll, beforeEach, expect, test } from 'vitest'

import { leakLabKept } from '../kept'
import { openRows } from '../ledger'
import { takeOut } from '../undo'
import { watchListeners, watchListenersAround } from './listeners'
import { watchTimers, watchTimersAround } from './timers'

type Add = (this: EventTarget, type: string, listener: () => void) => void

function methodNow(name: 'addEventListener' | 'removeEventListener'): Add {
  const now: unknown = Object.getOwnPropertyDescriptor(EventTarget.prototype, name)?.value
  return now as Add
}

function timeoutNow(): (callback: () => void, ms: number) => unknown {
  const now: unknown = Object.getOwnPropertyDescriptor(window, 'setTimeout')?.value
  return now as ReturnType<typeof timeoutNow>
}

const heard: string[] = []

/** One function that hears for all of a kind, and tells those that were added. */
const added = new Map<string, Set<() => void>>()
const hears = ({ type }: Event): void => {
  for (const listener of added.get(type) ?? []) listener()
}

beforeAll(() => {
  watchListeners()
  watchTimers()
  const add = methodNow('addEventListener')
  const remove = methodNow('removeEventListener')
  const before = timeoutNow()
  Object.assign(EventTarget.prototype, {
    addEventListener(this: EventTarget, type: string, listener: () => void) {
      const all = added.get(type) ?? new Set()
      added.set(type, all.add(listener))
      add.call(this, type, hears as () => void)
      if (type === 'odd') add.call(document.body, 'seen', hears as () => void)
    },
    removeEventListener(this: EventTarget, type: string, listener: () => void) {
      added.get(type)?.delete(listener)
      if (added.get(type)?.size === 0) remove.call(this, type, hears as () => void)
    },
  })
  Reflect.set(window, 'setTimeout', (callback: () => void, ms: number) =>
    before(() => {
      heard.push('around')
      callback()
    }, ms),
  )
})

beforeEach(() => {
  leakLabKept.open.clear()
  leakLabKept.pending.clear()
})

const rows = (): string[] =>
  openRows().flatMap(({ name, count }) => Array.from({ length: count }, () => name))

test('before it is looked at, what the page calls itself counts', () => {
  const [one, two] = [(): void => undefined, (): void => undefined]
  document.addEventListener('early', one)
  document.addEventListener('early', two)
  expect(rows()).toEqual(['early on Document'])
  document.removeEventListener('early', one)
  document.removeEventListener('early', two)
  expect(rows()).toEqual([])
})

test('from then on each listener counts, and what the page adds besides', () => {
  watchListenersAround()
  const [one, two] = [(): void => void heard.push('one'), (): void => void heard.push('two')]
  document.addEventListener('late', one)
  document.addEventListener('late', two)
  expect(rows()).toEqual(['late on Document', 'late on Document'])
  document.dispatchEvent(new Event('late'))
  expect(heard.splice(0)).toEqual(['one', 'two'])
  document.removeEventListener('late', one)
  expect(rows()).toEqual(['late on Document'])
  document.removeEventListener('late', two)
  document.addEventListener('odd', one)
  expect(rows()).toEqual(['seen on HTMLBodyElement', 'odd on Document'])
})

test('a timer counts once, and is over once it has come', async () => {
  watchTimersAround()
  await new Promise<void>((resolve) => {
    window.setTimeout(resolve, 1)
    expect(rows()).toEqual(['setTimeout'])
  })
  expect(rows()).toEqual([])
  expect(heard.splice(0)).toEqual(['around'])
})

test('taken out, the functions of the page are there again', () => {
  takeOut()
  expect(String(methodNow('addEventListener'))).toContain('added.set')
  expect(String(timeoutNow())).toContain('around')
})
