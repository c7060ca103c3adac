// Counts what is mounted, what survives, and what reaches components that are gone.

import { MountRecord, type Tally } from './mount-record'

/** What the mounts of a document tell, at one moment. Counts are since it was loaded. */
export interface MountCounts {
  /** Components that have been mounted. */
  created: number
  /** Components mounted now. */
  mounted: number
  /** Unmounted components that still exist. Exact only right after a garbage collection. */
  survivors: number
  /** Components that have waited for their first message, and have had none. */
  unheard: number
  /** Messages that reached unmounted components. */
  ghost_messages: number
  /** What those wrote, and how often. */
  ghost_writes: Record<string, number>
}

/** An unmounted component that still exists. `memory/metrics/survivor.py` has the same form. */
export interface Survivor {
  /** Which mount of the document it was, from 1. */
  mount: number
  name: string
  /** How long ago it was unmounted, in milliseconds. */
  unmounted_ms: number
  /** Messages that reached its handler. */
  messages: number
  /** Those of them that came after its unmount. */
  ghosts: number
}

/** A mount, as `lab/page/handlers.py` has it. */
export interface MountState {
  /** Which mount of the document it is, from 1. */
  mount: number
  name: string
  /** How long ago it was unmounted, in milliseconds; null while it is mounted. */
  unmounted_ms: number | null
  /** Messages that reached its handler. */
  messages: number
  /** Those of them that came after its unmount. */
  late: number
}

/** The records of one document's mounts. */
export class Mounts {
  #records: MountRecord[] = []
  #created = 0
  readonly #tally: Tally = { messages: 0, unheard: 0, ghosts: 0, ghostWrites: new Map() }

  open(name: string): MountRecord {
    this.#created += 1
    const record = new MountRecord(this.#created, name, this.#tally)
    this.#records.push(record)
    return record
  }

  read(): MountCounts {
    this.#dropCollected()
    const mounted = this.#records.filter((record) => record.isMounted).length
    return {
      created: this.#created,
      mounted,
      survivors: this.#records.length - mounted,
      unheard: this.#tally.unheard,
      ghost_messages: this.#tally.ghosts,
      ghost_writes: Object.fromEntries(this.#tally.ghostWrites),
    }
  }

  /** How many components have been mounted; the number of the newest. */
  get created(): number {
    return this.#created
  }

  /**
   * The newest mounts, `limit` at most, oldest first: those of which anything may still exist.
   *
   * It asks no `WeakRef`, which would keep what it refers to until the end of the task.
   */
  newest(limit: number): MountState[] {
    return this.#records.slice(-limit).map((record) => ({
      mount: record.number,
      name: record.name,
      unmounted_ms: record.isMounted ? null : record.unmountedMs,
      messages: record.messages,
      late: record.ghosts,
    }))
  }

  /** The oldest survivors that were mounted after the first `after` mounts, `limit` at most. */
  survivors(after: number, limit: number): Survivor[] {
    this.#dropCollected()
    return this.#records
      .filter((record) => !record.isMounted && record.number > after)
      .slice(0, limit)
      .map((record) => ({
        mount: record.number,
        name: record.name,
        unmounted_ms: record.unmountedMs,
        messages: record.messages,
        ghosts: record.ghosts,
      }))
  }

  /** Records of components that the garbage collector has taken are of no more use. */
  #dropCollected(): void {
    this.#records = this.#records.filter((record) => record.isMounted || record.isAlive)
  }
}
