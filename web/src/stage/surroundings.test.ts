// The bar and the notice of index.html, driven by the application.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import indexHtml from '../../index.html?raw'
import { stageState, TestStageControls } from '../../tests/qt'
import { actions, type Action } from './control-bar'
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

function bar(): HTMLElement {
  return element('[role=toolbar]')
}

function button(action: Action): HTMLButtonElement {
  return element(`button.${action}`) as HTMLButtonElement
}

function labels(): string[] {
  return [...document.querySelectorAll('button')].map((each) => each.textContent)
}

/** A page that follows these controls. */
async function follow(state = stageState()): Promise<TestStageControls> {
  const controls = new TestStageControls(state)
  await new Surroundings().follow(controls)
  return controls
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

describe('the bar', () => {
  test('is hidden until it is offered, and again when it is not', async () => {
    const controls = await follow(stageState({ offered: false }))
    expect(bar().hidden).toBe(true)

    controls.show(stageState())
    expect(bar().hidden).toBe(false)
    controls.show(stageState({ offered: false }))
    expect(bar().hidden).toBe(true)
  })

  test.each([[['mount', 'unmount', 'run']], [['pause', 'cancel']], [[]]] as [Action[]][])(
    'enables what can be done now: %s',
    async (can) => {
      const controls = await follow(stageState({ can: [...actions] }))

      controls.show(stageState({ can }))

      expect(actions.filter((action) => !button(action).disabled)).toEqual(can)
    },
  )

  test('tells what is pressed, and does nothing itself', async () => {
    const controls = await follow(stageState({ can: [...actions] }))
    const before = document.body.innerHTML

    for (const action of actions) {
      button(action).click()
    }

    expect(controls.pressed).toEqual(actions)
    expect(document.body.innerHTML).toBe(before)
  })

  test('what cannot be done cannot be pressed', async () => {
    const controls = await follow(stageState({ can: ['cancel'] }))

    button('mount').click()

    expect(controls.pressed).toEqual([])
  })

  test('names the scenario that is picked, and the number of cycles', async () => {
    const controls = await follow(stageState({ cycles: 7 }))
    expect(button('run').textContent).toBe('Mount / unmount × 7')
    expect(element('.title').textContent).toBe('No cleanup')

    controls.show(stageState({ cycles: 1000, title: { en: 'close()', zh: 'close()' } }))

    expect(button('run').textContent).toBe('Mount / unmount × 1,000')
    expect(element('.title').textContent).toBe('close()')
  })

  test('offers to continue while a run is paused', async () => {
    const controls = await follow(stageState({ can: ['pause'] }))
    expect(button('pause').textContent).toBe('Pause')

    controls.show(stageState({ can: ['pause'], paused: true }))
    expect(button('pause').textContent).toBe('Continue')
  })

  test('makes no node and loses none, whatever it shows', async () => {
    const controls = await follow(stageState({ offered: false, title: { en: '', zh: '' } }))
    const before = nodes()

    controls.show(stageState({ can: ['pause', 'cancel'] }))
    controls.show(stageState({ can: ['pause', 'cancel'], paused: true, language: 'zh' }))
    controls.show(stageState({ can: ['mount'], cycles: 3, title: { en: '', zh: '' } }))

    expect(nodes()).toEqual(before)
    expect(nodes().every((node, at) => node === before[at])).toBe(true)
  })

  test('touches nothing that stays the same', async () => {
    const controls = await follow(stageState({ can: ['mount'] }))
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

    controls.show(stageState({ can: ['mount'] }))
    await Promise.resolve()
    expect(mutations).toEqual([])
    controls.show(stageState({ can: [] }))
    await Promise.resolve()

    expect(mutations.map(({ target }) => target)).toEqual([button('mount')])
    observer.disconnect()
  })
})

describe('by keyboard', () => {
  function press(key: string): void {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    )
  }

  test('arrows go from button to button that can be pressed, and round', async () => {
    await follow(stageState({ can: ['mount', 'run', 'collect'] }))
    button('mount').focus()
    const visited = ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Home'].map((key) => {
      press(key)
      return document.activeElement?.className
    })

    expect(visited).toEqual(['run', 'collect', 'mount', 'collect', 'collect'])
  })

  /** As Chromium does with a focused button that is disabled. */
  function loseFocus(): void {
    ;(document.activeElement as HTMLElement).blur()
  }

  test('the button that was pressed has the focus again when its action is done', async () => {
    const controls = await follow(stageState({ can: ['mount'] }))
    button('mount').focus()
    button('mount').click()
    controls.show(stageState({ can: [] }))
    loseFocus()
    expect(document.activeElement).toBe(document.body)

    controls.show(stageState({ can: ['mount'] }))

    expect(document.activeElement).toBe(button('mount'))
  })

  test('but takes it from nobody else', async () => {
    const controls = await follow(stageState({ can: ['mount', 'cancel'] }))
    button('mount').click()
    controls.show(stageState({ can: ['cancel'] }))
    button('cancel').focus()

    controls.show(stageState({ can: ['mount', 'cancel'] }))

    expect(document.activeElement).toBe(button('cancel'))
  })
})

describe('languages', () => {
  test('switch every text of the page, there and back', async () => {
    const controls = await follow()
    const english = labels()
    expect(element('.notice').textContent).toBe(texts.nothingMounted.en)

    controls.show(stageState({ language: 'zh' }))

    expect(document.documentElement.lang).toBe('zh')
    expect(labels()).toEqual(['挂载', '卸载', '挂载／卸载 × 20', '暂停', '取消', '触发垃圾回收'])
    expect(element('.title').textContent).toBe('不清理')
    expect(bar().ariaLabel).toBe(texts.controls.zh)
    expect(element('.notice').textContent).toBe(texts.nothingMounted.zh)
    controls.show(stageState())
    expect(document.documentElement.lang).toBe('en')
    expect(labels()).toEqual(english)
  })

  test.each(['en', 'zh'] as const)('a page that cannot start says why in %s', async (language) => {
    const surroundings = new Surroundings()
    await surroundings.follow(new TestStageControls(stageState({ language })))

    surroundings.tellFailure(new StartError(texts.noBackend))

    expect(element('[role=alert]').textContent).toBe(texts.noBackend[language])
  })

  test('a failure is told in the words that it came with, whatever the language', async () => {
    const surroundings = new Surroundings()
    const controls = new TestStageControls()
    await surroundings.follow(controls)

    surroundings.tellFailure(new Error('Tauri 1.0.0 is not supported'))
    controls.show(stageState({ language: 'zh' }))

    expect(element('[role=alert]').textContent).toBe('Tauri 1.0.0 is not supported')
  })
})
