// `window.__TAURI_INTERNALS__`, the runtime that the api package talks to, per Tauri version.

import { watched, type Callback, type Callbacks, type CallbackWatch } from './callbacks'
import { callbacksInMap } from './callbacks-in-map'
import { callbacksOnWindow } from './callbacks-on-window'
import { installEvents, type EventScripts } from './events'
import { convertFileSrc, pathPlugin } from './platform'
import { bodyOf, headersOf, type InvokeOptions } from './request-body'
import { isFrom } from './version'

/** Windows and webviews are known by their labels; there is one of each, as Tauri names its first. */
const LABEL = 'main'

/** An invoke, as it goes from one of the internals to the next. */
interface Message {
  readonly cmd: string
  readonly callback: number
  readonly error: number
  readonly payload: unknown
  readonly options?: InvokeOptions | undefined
}

/** What every Tauri 2 offers the api package; nothing but `plugins` can be replaced. */
interface Internals {
  readonly plugins: Record<string, unknown>
  readonly metadata: {
    readonly currentWindow: { readonly label: string }
    readonly currentWebview: { readonly label: string }
  }
  readonly __TAURI_PATTERN__: { readonly pattern: 'brownfield' }
  readonly convertFileSrc: (filePath: string, protocol?: string) => string
  readonly transformCallback: (callback?: Callback, once?: boolean) => number
  readonly invoke: (cmd: string, payload?: unknown, options?: InvokeOptions) => Promise<unknown>
  readonly ipc: (message: Message) => void
  readonly postMessage: (message: Message) => void
  /** From 2.6. */
  readonly unregisterCallback?: (id: number) => void
  /** From 2.6. */
  readonly runCallback?: (id: number, payload: unknown) => void
  /** From 2.6. */
  readonly callbacks?: Map<number, Callback>
}

/** One invoke, as it goes to the backend. */
export interface InvokeRequest {
  readonly cmd: string
  /** The callback that takes the result. */
  readonly callback: number
  /** The callback that takes the reason of a rejection. */
  readonly error: number
  /** The arguments as JSON; where they are raw, their bytes in base64. */
  readonly payload: string
  readonly isRaw: boolean
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

declare global {
  interface Window {
    __TAURI_INTERNALS__: Internals
  }
}

/** A request that waits for its answer. */
interface Request {
  /** The callback that takes the result. */
  readonly callback: number
  /** The callback that takes the reason of a rejection. */
  readonly error: number
  readonly answer: Promise<unknown>
}

/** What the backend's scripts and answers find in the page. */
export interface Runtime {
  /** Registers the two callbacks of a request, as `invoke` does. */
  readonly request: () => Request
  readonly callbacks: Callbacks
  readonly events: EventScripts
}

/**
 * Installs the internals of Tauri `version` on `scope` (`window`, but in tests).
 *
 * `send` carries a request to the backend; `watch` is told of callbacks. Through what it gives the backend's messages come in.
 */
export function installInternals(
  scope: object,
  version: string,
  send: (request: InvokeRequest) => void,
  watch?: CallbackWatch,
): Runtime {
  const inMap = isFrom(version, 6) ? callbacksInMap() : undefined
  const inVersion = inMap ?? callbacksOnWindow(scope)
  const callbacks = watch === undefined ? inVersion : watched(inVersion, watch)
  const events = installEvents(scope, version, callbacks)

  const request = (): Request => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    // Whichever of the two fires removes both; `once` removes the one that fired.
    const callback = callbacks.register((answer) => {
      resolve(answer)
      callbacks.unregister(error)
    }, true)
    const error = callbacks.register((reason) => {
      reject(reason)
      callbacks.unregister(callback)
    }, true)
    return { callback, error, answer: promise }
  }
  const post = ({ cmd, callback, error, payload, options }: Message): void => {
    send({ cmd, callback, error, ...bodyOf(payload), headers: headersOf(options, version) })
  }

  const internals: Omit<Internals, 'plugins'> = {
    metadata: { currentWindow: { label: LABEL }, currentWebview: { label: LABEL } },
    __TAURI_PATTERN__: Object.freeze({ pattern: 'brownfield' }),
    convertFileSrc,
    transformCallback: (callback, once = false) => callbacks.register(callback, once),
    invoke: (cmd, payload = {}, options) =>
      // What cannot be serialised rejects the promise, and leaves its two callbacks behind.
      new Promise((resolve) => {
        const { callback, error, answer } = request()
        internals.ipc({ cmd, callback, error, payload, options })
        resolve(answer)
      }),
    // The pattern "isolation" would send it through a frame of its own.
    ipc: Object.freeze((message: Message) => {
      internals.postMessage(message)
    }),
    postMessage: post,
    ...(inMap && {
      unregisterCallback: inMap.unregister,
      runCallback: inMap.run,
      callbacks: inMap.map,
    }),
  }
  // Plugins alone can be replaced: each script of Tauri's adds to what the first has made.
  const plugins = defined({}, { path: pathPlugin() })
  defined(scope, { isTauri: true, __TAURI_INTERNALS__: defined({ plugins }, internals) })
  return { request, callbacks, events }
}

/** `target` with more properties, as Tauri's scripts define them: not writable, not enumerable. */
function defined<T extends object>(target: T, properties: object): T {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(target, name, { value: value as unknown })
  }
  return target
}
