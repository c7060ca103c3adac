import { afterEach, beforeAll, expect, test } from 'vitest'

import { collectGarbage } from '../../../tests/garbage'
import { leakLabKept } from '../kept'
import { openRows } from '../ledger'
import { watchListeners } from './listeners'

beforeAll(() => {
  watchListeners()
})

afterEach(() => {
  leakLabKept.open.clear()
  document.body.replaceChildren()
})

/** Name and count of what is open. */
function open(): [string, number][] {
  const counts = new Map<string, number>()
  for (const { name, count } of openRows()) counts.set(name, (counts.get(name) ?? 0) + count)
  return [...counts]
}

// Signals are in tests/corpus: vitest has those of Node.js, which jsdom's targets do not take.

/** Calls the page's method with what the types do not allow. */
function addOdd(target: object, ...given: unknown[]): void {
  const value: unknown = Reflect.get(EventTarget.prototype, 'addEventListener')
  Reflect.apply(value as CallableFunction, target, given)
}

const heard = (): (() => void) => () => undefined

test('a listener counts until it is removed, by its type, function and phase', () => {
  const listener = heard()
  document.addEventListener('resize', listener)
  expect(open()).toEqual([['resize on Document', 1]])
  document.removeEventListener('resize', heard())
  document.removeEventListener('scroll', listener)
  document.removeEventListener('resize', listener, true)
  expect(open()).toEqual([['resize on Document', 1]])
  document.removeEventListener('resize', listener)
  expect(open()).toEqual([])
})

test('the same listener twice is one, and in the other phase another', () => {
  const listener = heard()
  document.addEventListener('resize', listener)
  document.addEventListener('resize', listener, { passive: true })
  document.addEventListener('resize', listener, { capture: true })
  expect(open()).toEqual([['resize on Document', 2]])
  document.removeEventListener('resize', listener, { capture: true })
  document.removeEventListener('resize', listener)
  expect(open()).toEqual([])
})

test('a listener that is called once is over then, and may be removed before', () => {
  const calls: string[] = []
  const listener = { handleEvent: (event: Event): void => void calls.push(event.type) }
  document.addEventListener('odd', listener, { once: true })
  document.dispatchEvent(new Event('odd'))
  expect(open()).toEqual([])
  document.addEventListener('odd', listener, { once: true })
  document.removeEventListener('odd', listener)
  document.dispatchEvent(new Event('odd'))
  expect(open()).toEqual([])
  expect(calls).toEqual(['odd'])
})

test('of elements, those count that are in the page, for as long as they are', () => {
  const button = document.createElement('button')
  button.addEventListener('click', heard())
  expect(open()).toEqual([])
  document.body.append(button)
  button.addEventListener('click', heard())
  expect(open()).toEqual([['click on HTMLButtonElement', 1]])
  button.remove()
  expect(open()).toEqual([])
})

test('what is no listener is none, and odd objects do no harm', () => {
  addOdd(document, 'resize', null)
  const { proxy, revoke } = Proxy.revocable(heard(), {})
  document.addEventListener('odd', proxy)
  document.removeEventListener('odd', proxy)
  const bare = Object.assign(Object.create(null) as object, { handleEvent: heard() })
  const options = Object.freeze(Object.assign(Object.create(null) as object, { capture: true }))
  document.addEventListener('bare', bare, options)
  expect(open()).toEqual([['bare on Document', 1]])
  document.removeEventListener('bare', bare, true)
  revoke()
  expect(open()).toEqual([])
})

test('an error that the browser throws reaches the page', () => {
  expect(() => {
    addOdd({}, 'resize', heard())
  }).toThrow('valid instance')
  expect(open()).toEqual([])
})

test('nothing is kept alive: neither target nor listener nor signal', async () => {
  function registered(): WeakRef<object>[] {
    const target = new EventTarget()
    const listener = heard()
    const end = new AbortController()
    target.addEventListener('news', listener, { signal: end.signal, once: true })
    return [new WeakRef(target), new WeakRef(listener), new WeakRef(end.signal)]
  }
  const references = registered()
  expect(open()).toEqual([['news on EventTarget', 1]])
  await collectGarbage()
  expect(references.map((each) => each.deref())).toEqual([undefined, undefined, undefined])
  expect(open()).toEqual([])
  expect(leakLabKept.open.size).toBe(0)
})
