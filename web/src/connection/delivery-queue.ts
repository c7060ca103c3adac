// Hands what the backend sends to the page's runtime, each in a task of its own.

import type { Runtime } from '../tauri/internals'
import type { Delivery } from './delivery'
import type { Around } from './qt-objects'
import { receive } from './receive'

/**
 * Deliveries come in batches and are taken in one by one, in order.
 *
 * Tauri evaluates one script per message, and one per event: all promises that one settles have run
 * their course before the next comes, and an error in one ends that one alone. (What its error
 * leaves undone it has left undone: a handler that throws stalls its channel up to api 2.12.2, and
 * silences those who listen to the same event.)
 */
export class DeliveryQueue {
  #waiting: Delivery[] = []
  #next = 0
  readonly #tasks = new MessageChannel()

  constructor(runtime: Runtime, around: Around) {
    this.#tasks.port1.onmessage = () => {
      const delivery = this.#take()
      if (delivery !== undefined) {
        around(() => {
          receive(runtime, delivery)
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
