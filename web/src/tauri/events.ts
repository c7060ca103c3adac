// Tauri's events in the page: who listens is entered by scripts, and each event comes by one more.

import type { Callback, Callbacks } from './callbacks'
import { isFrom } from './version'

/** The names by which Tauri's own scripts find each other on `window`. */
const LISTENERS = '__internal_unstable_listeners_object_id__'
const EMIT = '__internal_unstable_listeners_function_id__'

/** What a handler is called with. */
interface Event {
  event: string
  payload: unknown
  id?: number
}

/** An entry of a listener: by what to call its handler. */
interface Entry {
  readonly target: unknown
  /** Up to 2.5: the callback, held a second time. */
  readonly handler?: Callback | undefined
  /** From 2.6. */
  readonly handlerId?: number
}

type Entries = Record<number, Entry | undefined>

/** The backend's scripts about events. */
export interface EventScripts {
  readonly listen: (eventId: number, event: string, target: unknown, handler: number) => void
  /** Up to 2.5. */
  readonly unlisten: (eventId: number, event: string) => void
  readonly emit: (event: string, payload: unknown, eventIds: readonly number[]) => void
}

/** `object[name]`, made where there is none. Nobody but scripts sees it: it is not enumerable. */
function own(object: object, name: string): object {
  if (Reflect.get(object, name) === undefined) {
    Object.defineProperty(object, name, { value: Object.create(null) })
  }
  return Reflect.get(object, name) as object
}

/** How many listeners Tauri's scripts have entered on `scope`, whichever Tauri's they are. */
export function countListeners(scope: object): number {
  // An object for each event, with an entry for each listener; none of them can be enumerated.
  const all = Reflect.get(scope, LISTENERS) as Record<string, Entries> | undefined
  const entries = Reflect.ownKeys(all ?? {}).map(
    (event) => Reflect.get(all ?? {}, event) as Entries,
  )
  return entries.reduce((count, each) => count + Reflect.ownKeys(each).length, 0)
}

/** Installs the events of Tauri `version` on `scope`. */
export function installEvents(scope: object, version: string, callbacks: Callbacks): EventScripts {
  const inMap = isFrom(version, 6)
  const entriesOf = (event: string): Entries | undefined => {
    const all = Reflect.get(scope, LISTENERS) as Record<string, Entries> | undefined
    return all?.[event]
  }

  if (inMap) {
    const throwsWhenEarly = !isFrom(version, 12)
    const unregisterListener = (event: string, eventId: number): void => {
      // The entry itself stays, on every version.
      const entries = entriesOf(event)
      const entry = entries?.[eventId]
      if (entries !== undefined && entry === undefined && throwsWhenEarly) {
        // Tauri issue 15799: the script that enters the listener has not come yet.
        throw new TypeError("Cannot read properties of undefined (reading 'handlerId')")
      }
      if (entry?.handlerId !== undefined) {
        callbacks.unregister(entry.handlerId)
      }
    }
    // Called by the api's `unlisten`, before it tells the backend (pull request 13306).
    Object.defineProperty(scope, '__TAURI_EVENT_PLUGIN_INTERNALS__', {
      value: { unregisterListener },
    })
  }

  const emit = (event: Event, eventIds: readonly number[]): void => {
    const entries = entriesOf(event.event)
    // All get the same object, and one that throws silences the rest.
    for (const id of eventIds) {
      const entry = entries?.[id]
      if (entry !== undefined) {
        event.id = id
        if (entry.handlerId === undefined) {
          entry.handler?.(event)
        } else {
          callbacks.run(entry.handlerId, event)
        }
      }
    }
  }
  Object.defineProperty(scope, EMIT, { value: emit })

  return {
    listen(eventId, event, target, handler) {
      const entry: Entry = inMap
        ? { target, handlerId: handler }
        : { target, handler: Reflect.get(scope, `_${handler}`) as Callback | undefined }
      Object.defineProperty(own(own(scope, LISTENERS), event), eventId, {
        value: entry,
        configurable: true,
      })
    },
    unlisten(eventId, event) {
      const entries = entriesOf(event)
      if (entries !== undefined) {
        Reflect.deleteProperty(entries, eventId)
      }
    },
    emit(event, payload, eventIds) {
      emit({ event, payload }, eventIds)
    },
  }
}
