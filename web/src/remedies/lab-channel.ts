// A channel that can be closed: the destroy API that Tauri's own `Channel` lacks.

import { Channel, invoke } from '@tauri-apps/api/core'

import { deregister } from './deregister'
import { noop } from './noop'

/** What becomes of the backend's work: `cancel` ends it, `detach` lets it go on unheard. */
export type Work = 'cancel' | 'detach'

export interface LabChannelOptions {
  /** Closes the channel when it aborts. */
  readonly signal?: AbortSignal
  /** For a close that says nothing else; `detach` if left out. */
  readonly work?: Work
}

export class LabChannel<T> extends Channel<T> implements Disposable {
  readonly #work: Work
  readonly #signal: AbortSignal | undefined
  readonly #onAbort = (): void => {
    this.close()
  }
  #isClosed = false

  constructor(onmessage: (message: T) => void, options: LabChannelOptions = {}) {
    // Not to the constructor: before 2.5.0 it takes no handler.
    super()
    this.onmessage = onmessage
    this.#work = options.work ?? 'detach'
    this.#signal = options.signal
    if (this.#signal?.aborted === true) {
      this.close()
    } else {
      this.#signal?.addEventListener('abort', this.#onAbort, { once: true })
    }
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Lets go of the handler, and tells the backend to stop sending. A second call does nothing. */
  close(work: Work = this.#work): void {
    if (this.#isClosed) {
      return
    }
    this.#isClosed = true
    this.#signal?.removeEventListener('abort', this.#onAbort)
    this.onmessage = noop
    deregister(this)
    void invoke('plugin:lab|close_channel', { channel: this.id, work })
  }

  [Symbol.dispose](): void {
    this.close()
  }
}
