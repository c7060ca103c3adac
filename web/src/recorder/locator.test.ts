// jsdom lays nothing out: what is seen is said by the tests themselves.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { find, labelOf, locatorOf } from './locator'

let unseen: Element[] = []

beforeEach(() => {
  unseen = []
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 10, 10))
  Element.prototype.checkVisibility = function (this: Element) {
    return !unseen.includes(this)
  }
})

afterEach(() => {
  document.body.innerHTML = ''
  Reflect.deleteProperty(Element.prototype, 'checkVisibility')
})

function page(html: string): (selector: string) => Element {
  document.body.innerHTML = html
  return (selector) => {
    const element = document.querySelector(selector)
    if (element === null) throw new Error(`no ${selector}`)
    return element
  }
}

test.each([
  ['an id', '<button id="save" data-testid="x">Save</button>', '#save'],
  ['an id that needs escaping', '<button id="a:b">Save</button>', '#a\\:b'],
  [
    'a test id before an id with a number',
    '<button id="b17" data-testid="s">S</button>',
    '[data-testid="s"]',
  ],
  ['a label', '<button aria-label="Close" >×</button>', 'button[aria-label="Close"]'],
  ['a name', '<input name="who">', 'input[name="who"]'],
  ['its text', '<button>Open  <b>it</b></button><button>Shut</button>', 'button:text("Open it")'],
  ['role and text', '<div role="tab">Files</div>', '[role="tab"]:text("Files")'],
  ['an id with a number last', '<button id="b17"></button><button></button>', '#b17'],
  ['quotes', '<button>Say "a"</button>', 'button:text("Say \\"a\\"")'],
])('an element is named by %s', (_what, html, locator) => {
  const element = page(html)('button, input, [role]')
  expect(locatorOf(element)).toBe(locator)
  expect(find(locator)).toBe(element)
})

test('an icon in a button is the button', () => {
  const at = page('<button id="save"><svg><path class="p"></path></svg></button>')
  expect(locatorOf(at('.p'))).toBe('#save')
  expect(labelOf(at('.p'))).toBe('button')
})

test('what has no name is found from the nearest ancestor that has one', () => {
  const at = page('<ul id="list"><li><i></i></li><li><i></i><i class="it"></i></li></ul><i></i>')
  const locator = locatorOf(at('.it'))
  expect(locator).toBe('i:nth-of-type(2)')
  expect(locatorOf(at('li:first-child > i'))).toBe('li:nth-of-type(1) > i')
  expect(find(locator)).toBe(at('.it'))
})

test('a name that two have is none', () => {
  const at = page(
    '<p><button data-testid="open">A</button></p><button data-testid="open">A</button>',
  )
  const locator = locatorOf(at('p > button'))
  expect(find(locator)).toBe(at('p > button'))
  expect(locator).toBe('p > button')
})

test('of two with one name the one that is seen counts', () => {
  const at = page('<p hidden><button class="a">Open</button></p><button class="b">Open</button>')
  unseen = [at('.a')]
  expect(locatorOf(at('.b'))).toBe('button:text("Open")')
  expect(find('button:text("Open")')).toBe(at('.b'))
})

test('a locator goes into shadow roots', () => {
  const at = page('<user-card></user-card><user-card id="mine"></user-card>')
  for (const host of document.querySelectorAll('user-card')) {
    const root = host.attachShadow({ mode: 'open' })
    root.innerHTML = '<close-button></close-button>'
    const inner = root.firstElementChild?.attachShadow({ mode: 'open' })
    if (inner !== undefined) inner.innerHTML = '<button>Close</button>'
  }
  const button = at('#mine').shadowRoot?.firstElementChild?.shadowRoot?.firstElementChild
  if (!button) throw new Error('no button')
  const locator = locatorOf(button)
  expect(locator).toBe('#mine >>> close-button >>> button:text("Close")')
  expect(find(locator)).toBe(button)
  expect(find('#other >>> button')).toBeNull()
})

test('what is no selector throws', () => {
  expect(() => find('#?')).toThrow(/selector/)
})
