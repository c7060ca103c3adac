// Where the page keeps the callbacks that the backend may call.

/** Receives what the backend sends to one callback id. */
export type Callback = (payload: unknown) => void

/** The registry behind `__TAURI_INTERNALS__.transformCallback`, in one version's way. */
export interface Callbacks {
  /** Stores a callback and answers its id, a random unsigned 32-bit number. */
  readonly register: (callback: Callback | undefined, once: boolean) => number
  readonly unregister: (id: number) => void
  /** Calls a callback, as Tauri's scripts do. For an id nobody holds: up to 2.5 an error. */
  readonly run: (id: number, payload: unknown) => void
  /** Calls a callback with an answer. For an id nobody holds: a warning, on every version. */
  readonly answer: (id: number, payload: unknown) => void
  /** How many callbacks are registered. */
  readonly count: () => number
  /** Their ids. */
  readonly ids: () => number[]
}

/** Is told of callbacks; the page notices nothing of it. */
export interface CallbackWatch {
  /** One was registered. */
  readonly made: (id: number) => void
  /** A message comes to it; no answer, and no end of a channel. */
  readonly called: (id: number) => void
}

/** `callbacks`, with `watch` told. */
export function watched(callbacks: Callbacks, watch: CallbackWatch): Callbacks {
  return {
    ...callbacks,
    register(callback, once) {
      const id = callbacks.register(callback, once)
      watch.made(id)
      return id
    },
    run(id, payload) {
      if (!isEnd(payload)) watch.called(id)
      callbacks.run(id, payload)
    },
  }
}

function isEnd(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Reflect.get(payload, 'end') === true
}

export function randomId(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

const RELOADED =
  'This might happen when the app is reloaded while Rust is running an asynchronous operation.'

/** `which` callback there is none, in Tauri's words. */
export function warnOfUnknown(which: string): void {
  console.warn(`[TAURI] Couldn't find callback id ${which}. ${RELOADED}`)
}
