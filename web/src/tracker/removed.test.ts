import { afterEach, beforeAll, expect, test } from 'vitest'

import { collectGarbage } from '../../tests/garbage'
import { leakLabKept } from './kept'
import { watchOften } from './removals/often'
import { watchSeldom } from './removals/seldom'
import { changes, leftElements, observeRemoved, watchShadowRoots } from './removed'
import { takeOut } from './undo'

/** The browser's own, by which the tests put up what the tracker is not to see yet. */
const native = Object.getOwnPropertyDescriptors(Node.prototype)

beforeAll(() => {
  watchShadowRoots()
  watchOften()
  watchSeldom()
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

/** Names of what an observer of the whole page sees removed while `act` runs. */
function observed(act: () => void): string[] {
  const names: string[] = []
  const seen = new Set<Node>()
  const observer = new MutationObserver(() => undefined)
  observer.observe(document, { childList: true, subtree: true })
  act()
  for (const { removedNodes } of observer.takeRecords()) {
    for (const node of removedNodes) {
      if (!(node instanceof Element) || seen.has(node)) continue
      seen.add(node)
      if (!node.isConnected) names.push(node.localName)
    }
  }
  observer.disconnect()
  return names.sort()
}

function left(): string[] {
  return leftElements()
    .flatMap(({ name, count }) => Array.from({ length: count }, () => name.slice(1, -1)))
    .sort()
}

const tree = '<ul><li><b></b></li><i></i></ul><p></p>'

/** Ways to take elements out; `ul` and `p` are in the page, `fresh` is not. */
type Way = (ul: Element, p: Element, fresh: HTMLElement) => void

const often: Record<string, Way> = {
  removeChild: (ul) => document.body.removeChild(ul),
  'removeChild, twice': (ul, p) => {
    document.body.removeChild(ul)
    document.body.removeChild(p)
  },
  'a move within the page': (ul, p) => p.appendChild(ul),
  'a move out of the page': (ul, _p, fresh) => fresh.insertBefore(ul, null),
  'appendChild to what is not in the page': (ul, _p, fresh) => fresh.appendChild(ul),
  'append, several': (ul, p, fresh) => {
    fresh.append(ul, 'text', p)
  },
  'prepend, to a fragment': (ul) => {
    document.createDocumentFragment().prepend(ul)
  },
  'before and after': (ul, p, fresh) => {
    const inner = document.createElement('em')
    fresh.append(inner)
    inner.before(ul)
    inner.after(p)
  },
  replaceChild: (ul, p, fresh) => {
    document.body.replaceChild(fresh, ul)
    fresh.replaceChild(p, fresh.appendChild(document.createElement('em')))
  },
  replaceWith: (ul, p) => {
    ul.replaceWith('text', p)
  },
  'replaceWith, of a text': (ul) => {
    const text = document.createTextNode('text')
    ul.firstElementChild?.append(text)
    text.replaceWith(document.createElement('em'))
    ul.remove()
  },
  replaceChildren: (ul, p) => {
    ul.replaceChildren(p)
  },
  'replaceChildren of the document': () => {
    const { documentElement } = document
    document.replaceChildren()
    document.append(documentElement)
  },
  textContent: (ul) => {
    ul.textContent = 'text'
  },
  innerHTML: (ul) => {
    ul.innerHTML = '<em></em>'
  },
  'remove, of what has no parent': (_ul, _p, fresh) => {
    fresh.remove()
  },
  'within what was never in the page': (_ul, _p, fresh) => {
    fresh.innerHTML = tree
    fresh.firstElementChild?.remove()
    fresh.textContent = ''
  },
}

const seldom: Record<string, Way> = {
  outerHTML: (ul) => {
    ul.outerHTML = '<em></em>'
  },
  insertAdjacentElement: (ul, _p, fresh) => fresh.insertAdjacentElement('beforeend', ul),
  adoptNode: (ul) => document.implementation.createHTMLDocument('').adoptNode(ul),
  'adoptNode, of this document': (ul) => document.adoptNode(ul),
  deleteContents: (ul) => {
    const range = document.createRange()
    range.selectNodeContents(ul)
    range.deleteContents()
  },
  extractContents: (ul) => {
    const range = document.createRange()
    range.selectNodeContents(ul)
    range.extractContents()
  },
  deleteRow: (ul) => {
    ul.innerHTML = '<table><tbody><tr><td></td></tr></tbody></table>'
    ul.querySelector('table')?.deleteRow(0)
  },
}

/** What is seen of `way`, and what an observer of the whole page would have seen. */
function seenAndExpected(way: Way): [string[], string[]] {
  document.body.innerHTML = tree
  leftElements()
  leakLabKept.removed.clear()
  const { firstElementChild: ul, lastElementChild: p } = document.body
  if (ul === null || p === null) throw new Error('the tree is not there')
  const expected = observed(() => {
    way(ul, p, document.createElement('div'))
  })
  return [left(), expected]
}

test.for(Object.entries(often))('%s takes out what an observer would see', ([, way]) => {
  const [seen, expected] = seenAndExpected(way)
  expect(seen).toEqual(expected)
})

// The observer of the browsers sees these two as well, that of jsdom does not.
test('what is below what was removed in this task counts too, and so on', () => {
  document.body.innerHTML = tree
  leftElements()
  leakLabKept.removed.clear()
  const [ul] = document.body.children
  const [li] = ul?.children ?? []
  const [b] = li?.children ?? []
  ul?.remove()
  li?.remove()
  b?.remove()
  expect(left()).toEqual(['b', 'li', 'ul'])
})

test('what is below what was removed in an earlier task does not count', async () => {
  const made = card()
  made.remove()
  await new Promise((resolve) => setTimeout(resolve, 0))
  made.firstElementChild?.remove()
  expect(leftElements()).toEqual([{ name: '<section class="card">', count: 1 }])
})

test('what comes into the page is a change, and what does not is none', () => {
  const fresh = document.createElement('div')
  const happens = (act: () => void): boolean => {
    const before = changes
    act()
    leftElements()
    return changes > before
  }
  expect(happens(() => document.body.appendChild(fresh))).toBe(true)
  expect(happens(() => void (fresh.textContent = 'text'))).toBe(true)
  const alone = document.createElement('div')
  expect(happens(() => alone.appendChild(document.createElement('b')))).toBe(false)
  alone.remove()
  const replacing = (): void => {
    fresh.replaceWith('text')
  }
  expect(happens(replacing)).toBe(true)
})

test('what the browser refuses it refuses as it did, and the methods look as they did', () => {
  const insert = Reflect.get(Node.prototype, 'insertBefore') as (...given: unknown[]) => unknown
  expect(insert).not.toBe(native.insertBefore.value)
  expect([insert.name, insert.length, 'prototype' in insert]).toEqual(['insertBefore', 2, false])
  expect(String(insert)).toBe(String(native.insertBefore.value))
  const refusal = (method: unknown, self: unknown, ...given: unknown[]): string => {
    try {
      Reflect.apply(method as CallableFunction, self, given)
      return ''
    } catch (error) {
      return String(error)
    }
  }
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  for (const [self, ...given] of [
    [document.body],
    [document.body, document.createElement('b')],
    [document.body, null, null],
    [{}, document.body, null],
    [document.body, proxy, null],
  ]) {
    const expected = refusal(native.insertBefore.value, self, ...given)
    expect(expected).not.toBe('')
    expect(refusal(insert, self, ...given)).toBe(expected)
  }
})

test('none of this needs an observer', () => {
  const made = card()
  Reflect.apply(native.removeChild.value as CallableFunction, document.body, [made])
  expect(leftElements()).toEqual([])
})

test.for(Object.entries(seldom))('%s takes out what an observer would see', ([, way]) => {
  const [seen, expected] = seenAndExpected(way)
  expect(expected).not.toEqual([])
  expect(seen).toEqual(expected)
})

test('once observed, shadow roots that were there are observed too; taken out, all is as it was', () => {
  const host = document.createElement('user-card')
  document.body.append(host)
  const root = host.attachShadow({ mode: 'closed' })
  const inner = document.createElement('b')
  root.append(inner)
  observeRemoved()
  // By the browser's own, which nobody watches.
  Reflect.apply(native.removeChild.value as CallableFunction, root, [inner])
  expect(leftElements()).toEqual([{ name: '<b>', count: 1 }])
  takeOut()
  expect(Object.getOwnPropertyDescriptors(Node.prototype)).toEqual(native)
  const kept = card()
  kept.remove()
  expect(leftElements()).toEqual([{ name: '<b>', count: 1 }])
})
