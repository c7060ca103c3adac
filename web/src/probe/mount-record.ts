// What the probe knows of one mounted component, without holding it.

/** Thrown by `firstMessage` when the component will get none. */
export class NoMessageError extends Error {
  override name = 'NoMessageError'
}

/** What all mounts of a document share. It outlives their records. */
export interface Tally {
  /** Messages that reached unmounted components. */
  ghosts: number
}

/** One mount: the component by `WeakRef`, and the messages that reached it. */
export class MountRecord {
  readonly mountedAt = performance.now()
  /** Resolves with the first message; rejects when the component reports that it failed. */
  readonly firstMessage: Promise<void>
  messages = 0
  /** Messages that arrived after the unmount. */
  ghosts = 0
  #unmountedAt: number | undefined
  #component: WeakRef<object> | undefined
  readonly #settle: PromiseWithResolvers<void> = Promise.withResolvers()

  constructor(
    readonly name: string,
    readonly tally: Tally,
  ) {
    this.firstMessage = this.#settle.promise
    // A failure that nobody waits for is the component's own affair.
    this.firstMessage.catch(() => undefined)
  }

  get isMounted(): boolean {
    return this.#unmountedAt === undefined
  }

  get isAlive(): boolean {
    return this.#component?.deref() !== undefined
  }

  /** Names the object whose survival counts: the component's instance. */
  track(component: object): void {
    this.#component = new WeakRef(component)
  }

  /** The component's handler calls this for every message; it holds nothing of the component. */
  readonly arrived = (): void => {
    this.messages += 1
    if (this.#unmountedAt !== undefined) {
      this.ghosts += 1
      this.tally.ghosts += 1
    }
    this.#settle.resolve()
  }

  /** The component reports that its work failed. */
  readonly failed = (reason: string): void => {
    this.#settle.reject(new NoMessageError(reason))
  }

  unmounted(): void {
    this.#unmountedAt = performance.now()
  }
}
