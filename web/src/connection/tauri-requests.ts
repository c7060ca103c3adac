// The page's requests to real Tauri, which its script sends by `fetch`: watched, and some renamed.

/** The one command by which pytauri reaches functions of Python; a header names the function. */
const PYFUNC = 'plugin:pytauri|pyfunc'
/** By which Tauri's script fetches messages that it does not get with a call of `eval`. */
const CHANNEL_DATA = 'plugin:__TAURI_CHANNEL__|fetch'
const ADDRESS = 'ipc://localhost/'

/** The command that a request is for; undefined where it is none of Tauri's. */
function commandOf(address: unknown): string | undefined {
  return typeof address === 'string' && address.startsWith(ADDRESS)
    ? decodeURIComponent(address.slice(ADDRESS.length))
    : undefined
}

/**
 * Makes commands that Python answers look like an application's own.
 *
 * Tauri calls a Rust command by its name; pytauri has one name for all of Python's. So the name in
 * a request is put into the header on the way out. Nothing else of Tauri is replaced: ids, callbacks,
 * channels and answers are its own.
 */
export class TauriRequests {
  readonly #send = globalThis.fetch.bind(globalThis)
  readonly #pythons: Set<string>
  readonly #pending = new Set<Promise<Response>>()
  #made = 0

  /** `pythons`: the commands that Python answers. */
  constructor(pythons: Iterable<string>) {
    this.#pythons = new Set(pythons)
    globalThis.fetch = (address, init) => {
      const command = commandOf(address)
      return command === undefined
        ? this.#send(address, init)
        : this.#watched(command, address, init)
    }
  }

  /** More commands that Python answers. */
  add(pythons: Iterable<string>): void {
    for (const name of pythons) {
      this.#pythons.add(name)
    }
  }

  /** Commands that the page has asked for so far. */
  get made(): number {
    return this.#made
  }

  /** Waits until all requests that have been made so far are answered; an endless stream makes more. */
  async answered(): Promise<void> {
    await Promise.allSettled(this.#pending)
  }

  #watched(command: string, address: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    if (command !== CHANNEL_DATA) {
      this.#made += 1
    }
    const answer = this.#answer(command, address, init)
    this.#pending.add(answer)
    const forget = (): void => {
      this.#pending.delete(answer)
    }
    answer.then(forget, forget)
    return answer
  }

  async #answer(command: string, address: RequestInfo | URL, init?: RequestInit) {
    if (this.#pythons.has(command)) {
      return asJson(await this.#send(ADDRESS + encodeURIComponent(PYFUNC), named(command, init)))
    }
    const response = await this.#send(address, init)
    return command === CHANNEL_DATA ? asJson(response) : response
  }
}

/** A request for the function `name` of Python, with its arguments as they are. */
function named(name: string, init?: RequestInit): RequestInit {
  const headers = new Headers(init?.headers)
  headers.set('pyfunc', name)
  // pytauri takes bytes alone.
  headers.set('Content-Type', 'application/octet-stream')
  return { ...init, headers }
}

/** pytauri up to 0.5 gives bytes alone: with Tauri 2.3.1 JSON has to be called that here. */
async function asJson(response: Response): Promise<Response> {
  if (response.headers.get('Content-Type') !== 'application/octet-stream') {
    return response
  }
  const { status } = response
  const headers = new Headers(response.headers)
  headers.set('Content-Type', 'application/json')
  return new Response(await response.arrayBuffer(), { status, headers })
}
