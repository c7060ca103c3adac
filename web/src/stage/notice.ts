// The sentence on the empty stage: what to do, or why the page cannot start.

import type { Text as Translated } from '../catalog/scenario'
import { isTauri } from '../connection/tauri'
import { StartError, texts, type Language } from '../texts'

function textOf(error: unknown): Translated {
  if (error instanceof StartError) {
    return error.text
  }
  // The application's own words.
  const words = error instanceof Error ? error.message : String(error)
  return { en: words, zh: words }
}

/** Shown by stage.css while the stage has no other child. */
export class Notice {
  readonly #element: HTMLElement
  readonly #words = new Text()
  #text: Translated = isTauri() ? texts.nothingMountedInTauri : texts.nothingMounted
  #language: Language

  constructor(element: HTMLElement, language: Language) {
    this.#element = element
    this.#language = language
    element.append(this.#words)
    this.#write()
  }

  set language(language: Language) {
    this.#language = language
    this.#write()
  }

  /** Says why the page cannot start. */
  tellFailure(error: unknown): void {
    this.#element.setAttribute('role', 'alert')
    this.#text = textOf(error)
    this.#write()
  }

  #write(): void {
    const words = this.#text[this.#language]
    if (this.#words.data !== words) {
      this.#words.data = words
    }
  }
}
