import { Component, h as preactH, render, type ComponentChild } from 'preact'
import { afterEach, expect, test } from 'vitest'

import { collectGarbage } from '../../../tests/garbage'
import { leakLabKept } from '../kept'
import { findMounted, watchComponents } from './components'
import { leftComponents } from './known'

afterEach(() => {
  document.body.replaceChildren()
  leakLabKept.components.clear()
  Reflect.deleteProperty(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__')
  Reflect.deleteProperty(window, '__VUE_DEVTOOLS_GLOBAL_HOOK__')
  Reflect.deleteProperty(window, 'ng')
})

interface Hook {
  onCommitFiberUnmount?: (renderer: number, fiber: object) => void
}

const hooks = window as { __REACT_DEVTOOLS_GLOBAL_HOOK__?: Hook }

function fiber(name: string): object {
  return { tag: 0, type: { name }, alternate: null }
}

test("React's unmounted fibers are known while one of both lives", async () => {
  watchComponents()
  const kept: object[] = []
  function unmount(): void {
    const alternate = fiber('Card')
    hooks.__REACT_DEVTOOLS_GLOBAL_HOOK__?.onCommitFiberUnmount?.(1, {
      ...fiber('Card'),
      alternate,
    })
    hooks.__REACT_DEVTOOLS_GLOBAL_HOOK__?.onCommitFiberUnmount?.(1, { tag: 5, type: 'div' })
    kept.push(alternate)
  }
  unmount()
  await collectGarbage()
  expect(leftComponents()).toEqual([{ name: 'Card', count: 1 }])
  kept.length = 0
  await collectGarbage()
  expect(leftComponents()).toEqual([])
})

test("a hook of the page's own is told first, whether it was there or comes later", () => {
  const told: string[] = []
  const own = (name: string): Hook => ({ onCommitFiberUnmount: () => void told.push(name) })
  hooks.__REACT_DEVTOOLS_GLOBAL_HOOK__ = own('before')
  watchComponents()
  hooks.__REACT_DEVTOOLS_GLOBAL_HOOK__.onCommitFiberUnmount?.(1, fiber('One'))
  const later = own('later')
  hooks.__REACT_DEVTOOLS_GLOBAL_HOOK__ = later
  expect(hooks.__REACT_DEVTOOLS_GLOBAL_HOOK__).toBe(later)
  later.onCommitFiberUnmount?.(1, fiber('Two'))
  expect(told).toEqual(['before', 'later'])
  expect(leftComponents().map(({ name }) => name)).toEqual(['One', 'Two'])
})

test('what cannot be a hook is left as it is', () => {
  watchComponents()
  for (const odd of [null, 3, Object.freeze({}), Proxy.revocable({}, {})]) {
    Reflect.set(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', odd)
    expect(Reflect.get(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__')).toBe(odd)
  }
})

test("Preact's components are found where they are mounted", () => {
  class Row extends Component {
    override render(): ComponentChild {
      return preactH('li', null, 'row')
    }
  }
  const known: object[] = []
  class Card extends Component {
    override componentDidMount(): void {
      known.push(this)
    }
    override render(): ComponentChild {
      return preactH('ul', null, preactH(Row, null))
    }
  }
  render(preactH('section', null, preactH(Card, null)), document.body)
  findMounted()
  expect(leftComponents()).toEqual([])
  render(null, document.body)
  expect(leftComponents()).toContainEqual({ name: 'Card', count: 1 })
})

test("Svelte 4's development build tells of each component", () => {
  watchComponents()
  const component = { $$: { fragment: {} as object | null } }
  const detail = { component, tagName: 'Card' }
  document.dispatchEvent(new CustomEvent('SvelteRegisterComponent', { detail }))
  expect(leftComponents()).toEqual([])
  component.$$.fragment = null
  expect(leftComponents()).toEqual([{ name: 'Card', count: 1 }])
})

test("Angular's development build is asked which component an element has", () => {
  class CardComponent {
    readonly title = 'card'
  }
  const host = Object.assign(document.createElement('app-card'), { __ngContext__: 1 })
  const other = Object.assign(document.createElement('p'), { __ngContext__: 1 })
  const component = new CardComponent()
  Reflect.set(window, 'ng', {
    getComponent: (element: Element) => (element === host ? component : null),
  })
  document.body.append(host, other)
  findMounted()
  expect(leftComponents()).toEqual([])
  host.remove()
  expect(leftComponents()).toEqual([{ name: 'CardComponent', count: 1 }])
})

test('an odd page keeps nobody from being found', () => {
  Reflect.set(document.body, '__k', null)
  Reflect.set(document.body, '__vue_app__', {})
  Reflect.set(window, 'ng', {
    getComponent: () => {
      throw new Error('not ready')
    },
  })
  Reflect.set(document.body, '__ngContext__', 1)
  expect(() => {
    findMounted()
  }).not.toThrow()
})
