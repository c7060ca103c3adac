// A plain store of progress by name.

import { shallowReactive } from 'vue'

import type { Arrived } from '../probe/mount-record'
import type { ProgressHandler, ProgressPayload } from './progress'

const entries = shallowReactive(new Map<number, ProgressPayload | undefined>())
let lastId = 0

export function openEntry(): number {
  lastId += 1
  entries.set(lastId, undefined)
  return lastId
}

export function entryOf(id: number): ProgressPayload | undefined {
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
    if (entries.has(id)) {
      entries.set(id, message)
    }
  }
}
