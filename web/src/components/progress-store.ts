// A plain store of progress by name.

import { shallowRef, type ShallowRef } from 'vue'

import type { Arrived } from '../mounting/mount-record'
import type { ProgressHandler, ProgressPayload } from './progress'

type Entry = ShallowRef<ProgressPayload | undefined>

// Not a reactive Map: Vue keeps a dependency for each key that was ever read in one.
const entries = new Map<number, Entry>()
let lastId = 0

export function openEntry(): number {
  lastId += 1
  entries.set(lastId, shallowRef())
  return lastId
}

export function entryOf(id: number): Entry | undefined {
  return entries.get(id)
}

export function closeEntry(id: number): void {
  entries.delete(id)
}

/** A handler that sees a name and the store, and nothing else. */
export function writerOf(id: number, arrived: Arrived): ProgressHandler {
  return (message) => {
    arrived()
    // What comes too late must not open the entry again: the store would be the leak.
    const entry = entries.get(id)
    if (entry !== undefined) {
      entry.value = message
    }
  }
}
