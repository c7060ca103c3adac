import { afterEach, expect, test } from 'vitest'

import { pageLists } from './page-lists'

afterEach(() => {
  document.head.replaceChildren()
  document.body.removeAttribute('class')
  document.body.removeAttribute('data-at')
  document.documentElement.removeAttribute('style')
})

function counts(): Record<string, number> {
  return Object.fromEntries(pageLists().map(({ name, count }) => [name, count]))
}

test('rules are counted in all sheets that can be read', () => {
  expect(counts()).toEqual({})
  const style = document.head.appendChild(document.createElement('style'))
  style.textContent = '.a {} .b {}'
  style.sheet?.insertRule('.c {}')
  const { sheet } = document.head.appendChild(document.createElement('style'))
  Object.defineProperty(sheet, 'cssRules', {
    get() {
      throw new DOMException('Cannot access rules', 'SecurityError')
    },
  })
  expect(counts()).toEqual({ 'rules of style sheets': 3 })
})

test('so is what the root elements bear', () => {
  document.body.className = 'a b'
  document.body.setAttribute('data-at', '1')
  document.documentElement.style.setProperty('--at', '1')
  expect(counts()).toEqual({
    'attributes of <html>': 1,
    'properties in the style of <html>': 1,
    'attributes of <body>': 2,
    'classes of <body>': 2,
  })
})
