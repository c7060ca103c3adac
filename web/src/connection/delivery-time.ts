// How long the page is busy with what the backend sends.

/** Adds up the time of calls. One per document. */
export class DeliveryTime {
  #busyMs = 0

  /** The time spent so far, in milliseconds. */
  get busyMs(): number {
    return this.#busyMs
  }

  /** Calls `work` and adds the time it takes. */
  measure(work: () => void): void {
    const start = performance.now()
    try {
      work()
    } finally {
      this.#busyMs += performance.now() - start
    }
  }
}
