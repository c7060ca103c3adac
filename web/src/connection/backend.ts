// The page's connection to the object that plays Tauri's Rust backend.

import type { InvokeRequest } from '../tauri/internals'
import { readBatch, type Delivery } from './delivery'
import type { QtBackend } from './qt-objects'

/**
 * This document's connection to the backend.
 *
 * Every document draws an id of its own: messages for an earlier one never reach this one.
 */
export class Backend {
  // Not `randomUUID`, which a page from a plain http address lacks.
  readonly #id = crypto.getRandomValues(new Uint32Array(4)).join('-')
  readonly #backend: QtBackend
  readonly #newestMount: () => number

  /** `newestMount` tells which mount is the newest; requests are taken to be its own. */
  constructor(backend: QtBackend, newestMount: () => number) {
    this.#backend = backend
    this.#newestMount = newestMount
  }

  /** Opens the document, which runs against Tauri `version`; messages go to `queue`. */
  async open(version: string, queue: { push(batch: readonly Delivery[]): void }): Promise<void> {
    this.#backend.deliver.connect((documentId, batch) => {
      if (documentId === this.#id) {
        queue.push(readBatch(batch))
      }
    })
    const refusal = await this.#backend.open_document(this.#id, version)
    if (refusal !== '') {
      throw new Error(refusal)
    }
  }

  /** Sends a request. */
  readonly invoke = ({ cmd, payload, ...envelope }: InvokeRequest): void => {
    // Whom to answer goes apart from the rest, so that what is malformed can be rejected.
    const reply = JSON.stringify({ ...envelope, mount: this.#newestMount() })
    void this.#backend.invoke(this.#id, reply, cmd, payload)
  }
}
