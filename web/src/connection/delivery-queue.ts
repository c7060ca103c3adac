// Hands what the backend sends to the page's runtime, each in a task of its own.

import type { Runtime } from '../tauri/internals'
import type { Answer, AtOnce, Delivery, Script } from './delivery'
import { Lane } from './lane'
import type { Around } from './qt-objects'
import { receive } from './receive'

/**
 * How long an answer is on its way, and a message that the page fetches: in scripts that the webview
 * evaluates meanwhile.
 *
 * Measured in real Tauri on WebKitGTK, crates 2.3.1, 2.5.1 and 2.8.5. Of a command that sends one
 * small message and answers, the message and the end of its channel come first; of one that sends
 * twenty, the answer comes after two to five of them; and it comes before all that are fetched.
 */
const ANSWER_SCRIPTS = 4.5
const FETCH_SCRIPTS = 9

/**
 * Deliveries come in batches and are taken in one by one.
 *
 * Tauri evaluates one script per message, and one per event: all promises that one settles have run
 * their course before the next comes, and an error in one ends that one alone. (What its error
 * leaves undone it has left undone: a handler that throws stalls its channel up to api 2.12.2, and
 * silences those who listen to the same event.)
 *
 * Scripts keep their order. Answers keep theirs, and so do messages that are fetched, but a queue of
 * scripts holds up neither. Each has a time at which it is due, counted in scripts.
 */
export class DeliveryQueue {
  readonly #scripts = new Lane<Script>(0)
  readonly #answers = new Lane<Answer>(ANSWER_SCRIPTS)
  readonly #fetched = new Lane<() => void>(FETCH_SCRIPTS)
  readonly #runtime: Runtime
  readonly #around: Around
  readonly #tasks = new MessageChannel()
  /** When the newest of what was taken in was due. */
  #now = 0
  #waiting = 0
  #drained = Promise.withResolvers<undefined>()

  constructor(runtime: Runtime, around: Around) {
    this.#runtime = runtime
    this.#around = around
    this.#tasks.port1.onmessage = () => {
      try {
        this.#takeNext()
      } finally {
        this.#waiting -= 1
        if (this.#waiting === 0) {
          this.#drained.resolve(undefined)
          this.#drained = Promise.withResolvers()
        }
      }
    }
  }

  push(batch: readonly Delivery[]): void {
    for (const delivery of batch) {
      if (delivery[0] === 'answer') {
        this.#answers.add(this.#now, delivery)
      } else {
        this.#scripts.add(this.#now, delivery)
      }
      this.#expect()
    }
  }

  /** Resolves when all that has come so far, and what came meanwhile, was taken in. */
  async drained(): Promise<void> {
    if (this.#waiting > 0) {
      await this.#drained.promise
    }
  }

  /** One more will be taken in: of what is fetched, the message. */
  #expect(): void {
    this.#waiting += 1
    this.#tasks.port2.postMessage(undefined)
  }

  #takeNext(): void {
    for (;;) {
      const { due } = this.#scripts
      const [answer, fetched] = [this.#answers.due, this.#fetched.due]
      this.#now = Math.min(due, answer, fetched)
      if (this.#now !== due) {
        if (this.#now === answer) {
          this.#receive(this.#answers.take())
        } else {
          this.#fetched.take()()
        }
        return
      }
      const script = this.#scripts.take()
      if (script[0] !== 'fetch') {
        this.#receive(script)
        return
      }
      // It calls nothing of the page's, and so needs no task of its own, which costs more than all
      // else here: what it fetches has one.
      this.#fetch(script[1], script[2])
    }
  }

  #receive(delivery: AtOnce): void {
    this.#around(() => {
      receive(this.#runtime, delivery)
    })
  }

  /** As Tauri's script does it: a request, of whose answer the callback is called. */
  #fetch(id: number, payload: unknown): void {
    const { callbacks, request } = this.#runtime
    const { callback, answer } = request()
    answer
      .then((message) => {
        this.#around(() => {
          callbacks.run(id, message)
        })
      })
      .catch(console.error)
    this.#fetched.add(this.#now, () => {
      callbacks.answer(callback, payload)
    })
  }
}
