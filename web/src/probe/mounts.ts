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
  /** Messages that reached unmounted components. */
  ghost_messages: number
  /** What those wrote, and how often. */
  ghost_writes: Record<string, number>
}

/** The records of one document's mounts. */
export class Mounts {
  #records: MountRecord[] = []
  #created = 0
  readonly #tally: Tally = { ghosts: 0, ghostWrites: new Map() }

  open(name: string): MountRecord {
    const record = new MountRecord(name, this.#tally)
    this.#records.push(record)
    this.#created += 1
    return record
  }

  read(): MountCounts {
    // Records of components that the garbage collector has taken are of no more use.
    this.#records = this.#records.filter((record) => record.isMounted || record.isAlive)
    const mounted = this.#records.filter((record) => record.isMounted).length
    return {
      created: this.#created,
      mounted,
      survivors: this.#records.length - mounted,
      ghost_messages: this.#tally.ghosts,
      ghost_writes: Object.fromEntries(this.#tally.ghostWrites),
    }
  }
}
