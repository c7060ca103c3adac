// Hands the backend's messages to their callbacks, each in a task of its own.

import type { Delivery } from './backend'
import type { Callbacks } from '../tauri/callbacks'
import type { Around } from './qt-objects'

/**
 * Messages come in batches and are delivered one by one, in order.
 *
 * Tauri evaluates one script per message: all promises that a message settles have run their
 * course before the next message comes, and a handler that throws costs no other message. Two
 * messages in one task would make races that Tauri's users cannot have.
 */
export class DeliveryQueue {
  #waiting: Delivery[] = []
  #next = 0
  readonly #tasks = new MessageChannel()

  constructor(callbacks: Pick<Callbacks, 'run'>, around: Around) {
    this.#tasks.port1.onmessage = () => {
      const delivery = this.#take()
      if (delivery !== undefined) {
        around(() => {
          callbacks.run(...delivery)
        })
      }
    }
  }

  push(batch: readonly Delivery[]): void {
    for (const delivery of batch) {
      this.#waiting.push(delivery)
      this.#tasks.port2.postMessage(undefined)
    }
  }

  #take(): Delivery | undefined {
    const delivery = this.#waiting[this.#next]
    this.#next += 1
    if (this.#next === this.#waiting.length) {
      this.#waiting = []
      this.#next = 0
    }
    return delivery
  }
}
