// The Tauri versions under test: each one's unmodified api package, and what its backend sends.

import * as core24 from 'tauri-api-2.4.1/core'
import * as event24 from 'tauri-api-2.4.1/event'
import * as core25 from 'tauri-api-2.5.0/core'
import * as event25 from 'tauri-api-2.5.0/event'
import * as core211 from 'tauri-api-2.11.1/core'
import * as event211 from 'tauri-api-2.11.1/event'
import * as core212 from 'tauri-api-2.12.5/core'
import * as event212 from 'tauri-api-2.12.5/event'
import { vi } from 'vitest'

import type { Callback } from '../src/tauri/callbacks'
import * as internals from '../src/tauri/internals'
import type { InvokeRequest } from '../src/tauri/internals'

/** What the tests use of the api's `core`, in the form that all versions have. */
interface Core {
  readonly Channel: new () => { readonly id: number; onmessage: (message: unknown) => void }
  readonly invoke: (
    cmd: string,
    args?: Record<string, unknown> | number[] | ArrayBuffer | Uint8Array,
    options?: { headers: Record<string, string> | Headers },
  ) => Promise<unknown>
  readonly transformCallback: (callback?: Callback, once?: boolean) => number
}

/** What the tests use of the api's `event`, in the form that all versions have. */
interface Events {
  readonly listen: (name: string, handler: Callback) => Promise<() => void>
  readonly once: (name: string, handler: Callback) => Promise<() => void>
}

export type TauriVersion = '2.4.1' | '2.5.0' | '2.11.1' | '2.12.5'

export interface Tauri {
  readonly version: TauriVersion
  readonly core: Core
  readonly event: Events
  readonly callbacksIn: 'window' | 'map'
  /** The field of a channel message that carries its place in the order. */
  readonly orderKey: 'id' | 'index'
  readonly sendsEnd: boolean
}

/** Oldest first. What design.md says under "Tauri's contract, by version". */
export const tauris: readonly Tauri[] = [
  {
    version: '2.4.1',
    core: core24,
    event: event24,
    callbacksIn: 'window',
    orderKey: 'id',
    sendsEnd: false,
  },
  {
    version: '2.5.0',
    core: core25,
    event: event25,
    callbacksIn: 'window',
    orderKey: 'index',
    sendsEnd: true,
  },
  {
    version: '2.11.1',
    core: core211,
    event: event211,
    callbacksIn: 'map',
    orderKey: 'index',
    sendsEnd: true,
  },
  {
    version: '2.12.5',
    core: core212,
    event: event212,
    callbacksIn: 'map',
    orderKey: 'index',
    sendsEnd: true,
  },
]

/** An invoke as the backend reads it. */
export interface Request extends Omit<InvokeRequest, 'payload'> {
  readonly payload: Readonly<Record<string, unknown>>
}

/** Reads the arguments of what the page has sent. */
export function read(request: InvokeRequest): Request {
  const { isRaw, payload } = request
  const given: unknown = isRaw ? { raw: payload } : JSON.parse(payload)
  return { ...request, payload: given as Request['payload'] }
}

/** One version's runtime, on a window of its own. */
export interface Runtime extends internals.Runtime {
  readonly window: typeof globalThis.window
  /** What the page has sent so far. */
  readonly sent: readonly Request[]
  /** The invoke that was sent last. */
  readonly last: () => Request
}

/** Installs the runtime of one Tauri version on a new `window`, which lasts until the test ends. */
export function installRuntime(version: TauriVersion): Runtime {
  const scope = { crypto } as typeof globalThis.window
  vi.stubGlobal('window', scope)
  const sent: Request[] = []
  const runtime = internals.installInternals(scope, version, (request) => {
    sent.push(read(request))
  })
  return {
    ...runtime,
    window: scope,
    sent,
    last() {
      const request = sent.at(-1)
      if (request === undefined) {
        throw new Error('The page has sent nothing.')
      }
      return request
    },
  }
}
