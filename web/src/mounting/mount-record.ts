// What the probe knows of one mounted component, without holding it.

/** Why a component's work failed before a cycle could unmount it. */
export class WorkFailedError extends Error {
  override name = 'WorkFailedError'
}

/** What all mounts of a document share. It outlives their records. */
export interface Tally {
  /** Messages that reached unmounted components. */
  ghosts: number
  /** What those messages wrote, and how often. */
  readonly ghostWrites: Map<string, number>
}

/** A component's handler calls this with every message, naming what it writes, if it does. */
export type Arrived = (wrote?: string) => void

/** One mount: the component and its handler's scope by `WeakRef`, and their messages. */
export class MountRecord {
  /** Resolves with the first message; rejects when the component reports that it failed. */
  readonly firstMessage: Promise<void>
  messages = 0
  /** Messages that arrived after the unmount. */
  ghosts = 0
  #unmountedAt: number | undefined
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
    this.firstMessage = this.#settle.promise
    // A failure that nobody waits for is the component's own affair.
    this.firstMessage.catch(() => undefined)
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
