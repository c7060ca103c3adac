import { afterEach, beforeAll, expect, test } from 'vitest'

import { collectGarbage } from '../../../tests/garbage'
import { leakLabKept } from '../kept'
import { openRows } from '../ledger'
import { watchObservers } from './observers'

beforeAll(() => {
  // jsdom has no other; the rest is in tests/corpus.
  watchObservers()
})

afterEach(() => {
  leakLabKept.open.clear()
  document.body.replaceChildren()
})

const names = (): string[] => openRows().map(({ name }) => name)
const observer = (): MutationObserver => new MutationObserver(() => undefined)

test('an observer counts while it observes what is in the page', () => {
  const observing = observer()
  observing.observe(document.body, { childList: true })
  observing.observe(document.head, { childList: true })
  expect(names()).toEqual(['MutationObserver'])
  observing.disconnect()
  expect(names()).toEqual([])
  observing.observe(document.body, { childList: true })
  expect(names()).toEqual(['MutationObserver'])
  observing.disconnect()
})

test('what is not in the page any more holds nothing in it', () => {
  const list = document.createElement('ul')
  document.body.append(list)
  const observing = observer()
  observing.observe(list, { childList: true })
  expect(names()).toEqual(['MutationObserver'])
  list.remove()
  expect(names()).toEqual([])
})

test('an error that the browser throws reaches the page', () => {
  const observing = observer()
  expect(() => {
    observing.observe(document.body, {})
  }).toThrow(TypeError)
  expect(names()).toEqual([])
})

test('neither observer nor target is kept alive', async () => {
  function observed(): WeakRef<object>[] {
    const list = document.createElement('ul')
    const observing = observer()
    observing.observe(list, { childList: true })
    observing.disconnect()
    return [new WeakRef(list), new WeakRef(observing)]
  }
  const references = observed()
  await collectGarbage()
  expect(references.map((each) => each.deref())).toEqual([undefined, undefined])
})
