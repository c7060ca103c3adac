// The page around its stage: the bar and the notice, as the application wants them.

import type { QtStageControls } from '../connection/qt-objects'
import { ControlBar, type StageState } from './control-bar'
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
  readonly #bar = find(document, '#controls')
  readonly #notice: Notice

  constructor() {
    const language = preferredLanguage()
    this.#notice = new Notice(find(this.stage, '.notice'), language)
    this.#speak(language)
  }

  /** Shows what the application says, from now on, and tells it what is pressed. */
  readonly follow = async (controls: QtStageControls): Promise<void> => {
    const bar = new ControlBar(this.#bar, (action) => {
      void controls.press(action)
    })
    const show = (json: string): void => {
      const state = JSON.parse(json) as StageState
      this.#speak(state.language)
      bar.show(state)
    }
    controls.state_changed.connect(show)
    show(await controls.read_state())
  }

  /** Says why the page cannot start. */
  readonly tellFailure = (error: unknown): void => {
    this.#notice.tellFailure(error)
  }

  #speak(language: Language): void {
    if (document.documentElement.lang !== language) {
      document.documentElement.lang = language
      this.#notice.language = language
    }
  }
}
