// Counts what is mounted, what survives, and what reaches components that are gone.

import { MountRecord, type Tally } from './mount-record'

/** What the page knows by itself, at one moment. Counts are since the document was loaded. */
export interface PageReading {
  /** Components that have been mounted. */
  created: number
  /** Components mounted now. */
  mounted: number
  /** Unmounted components that still exist. Exact only right after a garbage collection. */
  survivors: number
  /** Messages that reached unmounted components. */
  ghost_messages: number
  /** Callbacks that the backend could call. */
  callbacks: number
}

/** The records of one document's mounts. */
export class Mounts {
  #records: MountRecord[] = []
  #created = 0
  readonly #tally: Tally = { ghosts: 0 }

  open(name: string): MountRecord {
    const record = new MountRecord(name, this.#tally)
    this.#records.push(record)
    this.#created += 1
    return record
  }

  read(callbacks: number): PageReading {
    // Records of components that the garbage collector has taken are of no more use.
    this.#records = this.#records.filter((record) => record.isMounted || record.isAlive)
    const mounted = this.#records.filter((record) => record.isMounted).length
    return {
      created: this.#created,
      mounted,
      survivors: this.#records.length - mounted,
      ghost_messages: this.#tally.ghosts,
      callbacks,
    }
  }
}
