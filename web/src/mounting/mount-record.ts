// What the probe knows of one mounted component, without holding it.

/** Why a component's work failed before a cycle could unmount it. */
export class WorkFailedError extends Error {
  override name = 'WorkFailedError'
}

/** How long a component may wait for its first message; long enough for any that comes. */
const PATIENCE_MS = 2000
/** And how long in a document where one has waited so long, and none has heard anything since. */
const SHORT_PATIENCE_MS = 100

/** What all mounts of a document share. It outlives their records. */
export interface Tally {
  /** Messages that reached components. */
  messages: number
  /** Components that have waited for their first message in vain, until now. */
  unheard: number
  /** Messages that reached unmounted components. */
  ghosts: number
  /** What those messages wrote, and how often. */
  readonly ghostWrites: Map<string, number>
}

/** A component's handler calls this with every message, naming what it writes, if it does. */
export type Arrived = (wrote?: string) => void

/** One mount: the component and its handler's scope by `WeakRef`, and their messages. */
export class MountRecord {
  messages = 0
  /** Messages that arrived after the unmount. */
  ghosts = 0
  #unmountedAt: number | undefined
  #waitsInVain = false
  readonly #tracked: WeakRef<object>[] = []
  /** The number as a text: a heap snapshot has no numbers. `memory/heap/growth/survivors.py` reads it. */
  readonly inSnapshot: string
  readonly #settle: PromiseWithResolvers<void> = Promise.withResolvers()

  constructor(
    /** Which mount of its document this is, from 1. */
    readonly number: number,
    readonly name: string,
    readonly tally: Tally,
  ) {
    this.inSnapshot = `mount ${number}`
    // A failure that nobody waits for is the component's own affair.
    this.#settle.promise.catch(() => undefined)
  }

  /**
   * Waits for the first message; rejects when the component reports that it failed.
   *
   * Not for ever: where Tauri and its npm package do not understand each other, none reaches any
   * handler. Then it resolves without, and the component counts as `unheard`.
   */
  firstMessage(): Promise<void> {
    const { messages, unheard } = this.tally
    const isQuiet = messages === 0 && unheard > 0
    const timer = setTimeout(
      () => {
        if (this.isMounted) {
          this.#waitsInVain = true
          this.tally.unheard += 1
        }
        this.#settle.resolve()
      },
      isQuiet ? SHORT_PATIENCE_MS : PATIENCE_MS,
    )
    const stop = (): void => {
      clearTimeout(timer)
    }
    this.#settle.promise.then(stop, stop)
    return this.#settle.promise
  }

  get isMounted(): boolean {
    return this.#unmountedAt === undefined
  }

  /** How long ago it was unmounted, in milliseconds; 0 while it is mounted. */
  get unmountedMs(): number {
    return this.#unmountedAt === undefined ? 0 : performance.now() - this.#unmountedAt
  }

  /** Whether anything tracked still exists. */
  get isAlive(): boolean {
    return this.#tracked.some((weak) => weak.deref() !== undefined)
  }

  /** Names an object whose survival counts as the component's. */
  track(object: object): void {
    this.#tracked.push(new WeakRef(object))
  }

  /**
   * Makes a function for the handler to call with every message.
   *
   * It holds nothing of the component, but the scope in which the handler is made holds it:
   * while the handler can still be reached, so can this function, and so it is tracked. A
   * component's instance may go and leave its handler behind, with all that the handler sees.
   */
  makeArrived(): Arrived {
    const arrived: Arrived = (wrote) => {
      this.arrived(wrote)
    }
    this.track(arrived)
    return arrived
  }

  /** As `makeArrived()` for a handler that is made outside the component: it is not tracked. */
  readonly arrived: Arrived = (wrote) => {
    this.messages += 1
    this.tally.messages += 1
    if (this.#waitsInVain) {
      this.#waitsInVain = false
      this.tally.unheard -= 1
    }
    if (!this.isMounted) {
      this.ghosts += 1
      this.tally.ghosts += 1
      if (wrote !== undefined) {
        this.tally.ghostWrites.set(wrote, (this.tally.ghostWrites.get(wrote) ?? 0) + 1)
      }
    }
    this.#settle.resolve()
  }

  /** The component reports that its work failed. */
  readonly failed = (reason: string): void => {
    this.#settle.reject(new WorkFailedError(reason))
  }

  unmounted(): void {
    this.#unmountedAt = performance.now()
  }
}
