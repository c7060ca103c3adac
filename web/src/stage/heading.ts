// The heading above the stage: which scenario is picked, and what it shows.
//
// Its nodes are made at once and only their values change, for the instrument counts nodes.

import type { Text as Translated } from '../catalog/scenario'
import type { Language } from '../texts'

/** What the page says. `lab/page/stage_heading.py` has the same form. */
export interface HeadingState {
  /** Whether there is a heading at all. */
  readonly offered: boolean
  /** The title of the scenario that is picked. */
  readonly title: Translated
  /** What the scenario shows. */
  readonly explanation: Translated
  readonly language: Language
  /** Light, dark, or as the browser engine has it. */
  readonly theme: 'system' | 'light' | 'dark'
}

/** Appends an element with one text node, whose words change. */
function words(parent: HTMLElement, tag: 'h1' | 'p'): Text {
  const element = document.createElement(tag)
  const text = new Text()
  element.append(text)
  parent.append(element)
  return text
}

function write(node: Text, data: string): void {
  if (node.data !== data) {
    node.data = data
  }
}

export class Heading {
  readonly #element: HTMLElement
  readonly #title: Text
  readonly #explanation: Text

  /** Fills the empty, hidden `element`. */
  constructor(element: HTMLElement) {
    this.#element = element
    this.#title = words(element, 'h1')
    this.#explanation = words(element, 'p')
  }

  show({ offered, title, explanation, language }: HeadingState): void {
    write(this.#title, title[language])
    write(this.#explanation, explanation[language])
    if (this.#element.hidden === offered) {
      this.#element.hidden = !offered
    }
  }
}
