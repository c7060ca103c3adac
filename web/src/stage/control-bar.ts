// The bar above the stage: the window's tool bar, once more, within the page.
//
// It shows what the application says and tells what was pressed; it does nothing itself. All its
// nodes are made at once and only their values change, for the instrument counts nodes.

import type { Text as Translated } from '../catalog/scenario'
import { texts, type Language } from '../texts'

/** `lab/page/stage_controls.py` has the same words. */
export const actions = ['mount', 'unmount', 'run', 'pause', 'cancel', 'collect'] as const

export type Action = (typeof actions)[number]

/** What the bar shows. `lab/page/stage_controls.py` has the same form. */
export interface StageState {
  /** Whether there is a bar at all. */
  readonly offered: boolean
  /** What can be done now. */
  readonly can: readonly Action[]
  /** Whether the run that goes on stands still. */
  readonly paused: boolean
  /** Cycles of a whole run. */
  readonly cycles: number
  /** The title of the scenario that is picked. */
  readonly title: Translated
  readonly language: Language
}

const BEFORE_FIRST: StageState = {
  offered: false,
  can: [],
  paused: false,
  cycles: 0,
  title: { en: '', zh: '' },
  language: 'en',
}

function write(node: Text, words: string): void {
  if (node.data !== words) {
    node.data = words
  }
}

function wordsOf(action: Action, { paused, cycles, language }: StageState): string {
  if (action === 'pause' && paused) {
    return texts.continue[language]
  }
  return texts[action][language].replace('{cycles}', cycles.toLocaleString(language))
}

/** A button, or the title, with the one text node in it. */
interface Labelled<Kind extends HTMLElement> {
  readonly element: Kind
  readonly words: Text
}

function labelled<Kind extends HTMLElement>(element: Kind, className: string): Labelled<Kind> {
  const words = new Text()
  element.className = className
  element.append(words)
  return { element, words }
}

export class ControlBar {
  readonly #bar: HTMLElement
  readonly #press: (action: Action) => void
  readonly #buttons: ReadonlyMap<Action, Labelled<HTMLButtonElement>>
  readonly #title = labelled(document.createElement('span'), 'title')
  /** Pressed by keyboard or mouse, and disabled since: it gets the focus back. */
  #focused: Action | undefined

  /** Fills the empty element `bar`; `press` hears every button that is pressed. */
  constructor(bar: HTMLElement, press: (action: Action) => void) {
    this.#bar = bar
    this.#press = press
    this.#buttons = new Map(actions.map((action) => [action, this.#makeButton(action)]))
    bar.append(...[...this.#buttons.values()].map(({ element }) => element), this.#title.element)
    bar.addEventListener('keydown', (event) => {
      this.#walk(event)
    })
    this.show(BEFORE_FIRST)
  }

  show(state: StageState): void {
    const bar = this.#bar
    const label = texts.controls[state.language]
    if (bar.ariaLabel !== label) {
      bar.ariaLabel = label
    }
    for (const [action, { element, words }] of this.#buttons) {
      write(words, wordsOf(action, state))
      const disabled = !state.can.includes(action)
      if (element.disabled !== disabled) {
        element.disabled = disabled
      }
    }
    const title = state.title[state.language]
    write(this.#title.words, title)
    if (this.#title.element.title !== title) {
      this.#title.element.title = title
    }
    if (bar.hidden === state.offered) {
      bar.hidden = !state.offered
    }
    this.#giveBackFocus()
  }

  #makeButton(action: Action): Labelled<HTMLButtonElement> {
    const button = labelled(document.createElement('button'), action)
    button.element.type = 'button'
    button.element.addEventListener('click', () => {
      this.#focused = action
      this.#press(action)
    })
    return button
  }

  /** A button that is disabled while its action is done loses the focus; give it back after. */
  #giveBackFocus(): void {
    const button = this.#focused && this.#buttons.get(this.#focused)?.element
    if (button === undefined || button.disabled) {
      return
    }
    this.#focused = undefined
    if (document.activeElement === null || document.activeElement === document.body) {
      button.focus({ preventScroll: true })
    }
  }

  /** Arrow keys go from button to button, as in any tool bar. */
  #walk(event: KeyboardEvent): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    const enabled = [...this.#buttons.values()]
      .map(({ element }) => element)
      .filter((element) => !element.disabled)
    const at = enabled.findIndex((element) => element === document.activeElement)
    if (step === undefined || at === -1) {
      return
    }
    event.preventDefault()
    enabled.at((at + step) % enabled.length)?.focus()
  }
}
