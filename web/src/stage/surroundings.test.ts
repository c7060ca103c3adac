// The heading and the notice of index.html, driven by the application.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import indexHtml from '../../index.html?raw'
import { headingState, TestStageHeading } from '../../tests/qt'
import { Surroundings } from './surroundings'
import { StartError, texts } from '../texts'

beforeEach(() => {
  const index = new DOMParser().parseFromString(indexHtml, 'text/html')
  document.documentElement.lang = index.documentElement.lang
  document.body.replaceWith(document.adoptNode(index.body))
})

afterEach(() => {
  document.body.replaceChildren()
})

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector)
  if (found === null) {
    throw new Error(`there is no ${selector}`)
  }
  return found
}

function heading(): HTMLElement {
  return element('#heading')
}

/** What the application says, and a page that follows it. */
async function follow(state = headingState()): Promise<TestStageHeading> {
  const application = new TestStageHeading(state)
  await new Surroundings().follow(application)
  return application
}

/** All nodes of the document, themselves and in order. */
function nodes(): Node[] {
  const walker = document.createTreeWalker(document)
  const found: Node[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    found.push(node)
  }
  return found
}

describe('the heading', () => {
  test('is hidden until it is offered, and again when it is not', async () => {
    const application = await follow(headingState({ offered: false }))
    expect(heading().hidden).toBe(true)

    application.show(headingState())
    expect(heading().hidden).toBe(false)
    application.show(headingState({ offered: false }))
    expect(heading().hidden).toBe(true)
  })

  test('says which scenario is picked, and what it shows', async () => {
    const application = await follow()
    expect(element('h1').textContent).toBe('No cleanup')
    expect(element('#heading p').textContent).toBe('Nobody deregisters the handler.')

    application.show(
      headingState({
        title: { en: 'close()', zh: 'close()' },
        explanation: { en: 'Closed.', zh: '已关闭。' },
      }),
    )

    expect(element('h1').textContent).toBe('close()')
    expect(element('#heading p').textContent).toBe('Closed.')
  })

  test('makes no node and loses none, whatever it shows', async () => {
    const application = await follow(headingState({ offered: false, title: { en: '', zh: '' } }))
    const before = nodes()

    application.show(headingState())
    application.show(headingState({ language: 'zh', theme: 'dark' }))
    application.show(headingState({ title: { en: '', zh: '' }, explanation: { en: '', zh: '' } }))

    expect(nodes()).toEqual(before)
    expect(nodes().every((node, at) => node === before[at])).toBe(true)
  })

  test('touches nothing that stays the same', async () => {
    const application = await follow()
    const mutations: MutationRecord[] = []
    const observer = new MutationObserver((records) => {
      mutations.push(...records)
    })
    observer.observe(document, {
      attributes: true,
      characterData: true,
      childList: true,
      subtree: true,
    })

    application.show(headingState())
    await Promise.resolve()
    expect(mutations).toEqual([])
    application.show(headingState({ title: { en: 'close()', zh: 'close()' } }))
    await Promise.resolve()

    expect(mutations.map(({ target }) => target)).toEqual([element('h1').firstChild])
    observer.disconnect()
  })
})

test.each([
  ['light', 'light'],
  ['dark', 'dark'],
  ['system', ''],
] as const)('in the %s theme the page asks for the scheme "%s"', async (theme, scheme) => {
  const application = await follow(headingState({ theme: theme === 'dark' ? 'light' : 'dark' }))

  application.show(headingState({ theme }))

  expect(document.documentElement.style.colorScheme).toBe(scheme)
})

describe('languages', () => {
  test('switch every text of the page, there and back', async () => {
    const application = await follow()
    expect(element('.notice').textContent).toBe(texts.nothingMounted.en)

    application.show(headingState({ language: 'zh' }))

    expect(document.documentElement.lang).toBe('zh')
    expect(element('h1').textContent).toBe('不清理')
    expect(element('#heading p').textContent).toBe('没有人注销处理函数。')
    expect(element('.notice').textContent).toBe(texts.nothingMounted.zh)
    application.show(headingState())
    expect(document.documentElement.lang).toBe('en')
    expect(element('h1').textContent).toBe('No cleanup')
  })

  test.each(['en', 'zh'] as const)('a page that cannot start says why in %s', async (language) => {
    const surroundings = new Surroundings()
    await surroundings.follow(new TestStageHeading(headingState({ language })))

    surroundings.tellFailure(new StartError(texts.noBackend))

    expect(element('[role=alert]').textContent).toBe(texts.noBackend[language])
  })

  test('a failure is told in the words that it came with, whatever the language', async () => {
    const surroundings = new Surroundings()
    const application = new TestStageHeading()
    await surroundings.follow(application)

    surroundings.tellFailure(new Error('Tauri 1.0.0 is not supported'))
    application.show(headingState({ language: 'zh' }))

    expect(element('[role=alert]').textContent).toBe('Tauri 1.0.0 is not supported')
  })
})
