// What a transfer shows of itself, in plain JavaScript.

import { formatBytes } from '../format-bytes'
import type { ProgressPayload } from '../progress'

/** Fills a host with a card, and keeps it up to date. */
export class TransferBar {
  readonly #card = document.createElement('article')
  readonly #percent = document.createElement('span')
  readonly #bar = document.createElement('progress')
  readonly #footer = document.createElement('footer')

  constructor(host: HTMLElement, filePath: string) {
    const header = document.createElement('header')
    const name = document.createElement('strong')
    this.#card.className = 'card'
    name.className = 'name'
    name.textContent = filePath.split(/[/\\]/).at(-1) ?? ''
    this.#percent.textContent = '0 %'
    this.#bar.max = 100
    this.#bar.ariaLabel = name.textContent
    header.append(name, this.#percent)
    this.#card.append(header, this.#bar, this.#footer)
    host.append(this.#card)
  }

  show({ progressTotal, total }: Pick<ProgressPayload, 'progressTotal' | 'total'>): void {
    const percent = total === 0 ? 0 : (100 * progressTotal) / total
    this.#bar.value = percent
    this.#percent.textContent = `${percent.toFixed(0)} %`
    this.#footer.textContent = `${formatBytes(progressTotal)} / ${formatBytes(total)}`
  }

  showFailure(reason: string): void {
    this.#card.classList.add('failed')
    this.#footer.setAttribute('role', 'alert')
    this.#footer.textContent = reason
  }
}
