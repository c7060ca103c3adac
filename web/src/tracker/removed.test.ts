import { afterEach, beforeAll, expect, test } from 'vitest'

import { collectGarbage } from '../../tests/garbage'
import { leakLabKept } from './kept'
import { leftElements, watchRemoved } from './removed'

beforeAll(() => {
  watchRemoved()
})

afterEach(() => {
  document.body.replaceChildren()
  leftElements()
  leakLabKept.removed.clear()
})

function card(): HTMLElement {
  const made = document.createElement('section')
  made.className = 'card wide'
  made.append(document.createElement('p'))
  document.body.append(made)
  return made
}

test('an element that was removed counts while it exists, and not once it is back', () => {
  const kept = card()
  leftElements()
  kept.remove()
  expect(leftElements()).toEqual([{ name: '<section class="card">', count: 1 }])
  document.body.append(kept)
  expect(leftElements()).toEqual([])
})

test('what is removed in a shadow root is seen', () => {
  const host = document.createElement('user-card')
  document.body.append(host)
  const inner = document.createElement('b')
  host.attachShadow({ mode: 'closed' }).append(inner)
  leftElements()
  inner.remove()
  expect(leftElements()).toEqual([{ name: '<b>', count: 1 }])
})

test('a removed element is not kept alive', async () => {
  function removed(): WeakRef<object> {
    const made = card()
    made.remove()
    return new WeakRef(made)
  }
  const reference = removed()
  leftElements()
  await new Promise((resolve) => setTimeout(resolve, 0))
  await collectGarbage()
  expect(reference.deref()).toBeUndefined()
  expect(leftElements()).toEqual([])
})
