// The page around its stage: the heading and the notice, as the application wants them.

import type { QtStageHeading } from '../connection/qt-objects'
import { Heading, type HeadingState } from './heading'
import { Notice } from './notice'
import { preferredLanguage, type Language } from '../texts'

function find(root: ParentNode, selector: string): HTMLElement {
  const element = root.querySelector<HTMLElement>(selector)
  if (element === null) {
    throw new Error(`index.html has no ${selector}`)
  }
  return element
}

/** What stands in index.html. */
export class Surroundings {
  readonly stage = find(document, '#stage')
  readonly #heading = new Heading(find(document, '#heading'))
  readonly #notice: Notice

  constructor() {
    const language = preferredLanguage()
    this.#notice = new Notice(find(this.stage, '.notice'), language)
    this.#speak(language)
  }

  /** Shows what the application says, from now on. */
  readonly follow = async (heading: QtStageHeading): Promise<void> => {
    const show = (json: string): void => {
      const state = JSON.parse(json) as HeadingState
      this.#speak(state.language)
      this.#darken(state.theme)
      this.#heading.show(state)
    }
    heading.state_changed.connect(show)
    show(await heading.read_state())
  }

  /** Says why the page cannot start. */
  readonly tellFailure = (error: unknown): void => {
    this.#notice.tellFailure(error)
  }

  #darken(theme: HeadingState['theme']): void {
    const scheme = theme === 'system' ? '' : theme
    const { style } = document.documentElement
    if (style.colorScheme !== scheme) {
      style.colorScheme = scheme
    }
  }

  #speak(language: Language): void {
    if (document.documentElement.lang !== language) {
      document.documentElement.lang = language
      this.#notice.language = language
    }
  }
}
