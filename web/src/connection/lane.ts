// A queue of one kind of thing, each with a time at which it is due.

/** In order: what comes later is never due sooner. */
export class Lane<T> {
  #entries: { readonly due: number; readonly content: T }[] = []
  #next = 0
  #last = 0

  /** `delay`: how long each is on its way. */
  constructor(readonly delay: number) {}

  /** When the first is due; `Infinity` where there is none. */
  get due(): number {
    return this.#entries[this.#next]?.due ?? Infinity
  }

  /** Adds what has begun its way at `now`. At least 1 lies between one and the next. */
  add(now: number, content: T): void {
    this.#last = Math.max(now + this.delay, this.#last + 1)
    this.#entries.push({ due: this.#last, content })
  }

  /** Takes the first out; there must be one. */
  take(): T {
    const entry = this.#entries[this.#next]
    if (entry === undefined) {
      throw new Error('Nothing is waiting.')
    }
    this.#next += 1
    if (this.#next === this.#entries.length) {
      this.#entries = []
      this.#next = 0
    }
    return entry.content
  }
}
