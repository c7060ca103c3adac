// Tauri's runtime before the scripts of a page that is checked: `window.__TAURI_INTERNALS__`.

import { Backend } from '../connection/backend'
import { DeliveryQueue } from '../connection/delivery-queue'
import { keepHearing } from '../connection/keep-hearing'
import type { Around, Channel, QtBackend, Transport } from '../connection/qt-objects'
import { type Offered, type SendingTransport, whenThere } from '../connection/when-there'
import type { CallbackWatch } from '../tauri/callbacks'
import { installInternals, type InvokeRequest } from '../tauri/internals'

/** The name of the backend's object; `check/played/tauri.py` has the same. */
const OBJECT = 'leakLabTauri'
/** The answer to a call, as qwebchannel.js numbers its messages. */
const RESPONSE = 10
/** The command that is answered after all that was sent before it. */
const SETTLE = 'plugin:leak-lab|settle'
/** What Leak Lab calls, on `window`. */
const PLAYED = 'leakLabPlayed'

/** Qt's class, from its qwebchannel.js. */
type ChannelClass = new (
  transport: Transport,
  ready: (channel: { objects: Record<string, QtBackend | undefined> }) => void,
) => Channel

export interface Options {
  /** The Tauri version to play. */
  readonly version: string
  /** Documents of this origin alone have a backend. */
  readonly origin: string
}

declare global {
  interface Window {
    /** What the tracker asks of the runtime. */
    readonly leakLabPlayed?: {
      /** Resolves when the backend has nothing more to do, and all that it sent was taken in. */
      readonly settle: () => Promise<void>
      /** How often the page has invoked a command. */
      readonly invoked: () => number
      /** Lets `watch` be told of callbacks from now on. */
      readonly watch: (watch: CallbackWatch) => void
    }
  }
}

const around: Around = (takeIn) => {
  takeIn()
}

/**
 * Makes a channel over `transport`, of the objects that it is known to offer.
 *
 * The channel does not ask for them again: channels that the page has made number their calls as this
 * one does, and each would be given the other's answer.
 */
function connect(
  QWebChannel: ChannelClass,
  transport: SendingTransport,
  offered: Offered,
): Promise<QtBackend> {
  return new Promise((resolve, reject) => {
    let isBegun = false
    const own: SendingTransport = {
      onmessage() {
        // Until the channel sets its own.
      },
      send(message) {
        if (isBegun) transport.send(message)
      },
    }
    const channel = new QWebChannel(own, ({ objects }) => {
      const backend = objects[OBJECT]
      if (backend === undefined) {
        reject(new Error('Leak Lab plays no Tauri for this page.'))
      } else {
        resolve(backend)
      }
    })
    isBegun = true
    const hear = own.onmessage
    const pages = transport.onmessage as Transport['onmessage'] | undefined
    transport.onmessage = hear
    keepHearing(channel, transport, around)
    if (pages !== undefined) transport.onmessage = pages
    hear({ data: { type: RESPONSE, id: 0, data: offered } })
  })
}

/**
 * Installs `__TAURI_INTERNALS__` in this document, if it is one of the origin.
 *
 * As in Tauri it is there at once; what is invoked before the backend is connected waits.
 */
export function install(QWebChannel: ChannelClass, { version, origin }: Options): void {
  const transport = globalThis.qt?.webChannelTransport as SendingTransport | undefined
  if (window !== window.top || location.origin !== origin || transport === undefined) {
    return
  }
  const connected = whenThere(OBJECT, transport).then((offered) =>
    connect(QWebChannel, transport, offered),
  )
  const backend = connected.then((object) => new Backend(object, () => 0))
  let told: CallbackWatch | undefined
  let invoked = 0
  const send = (request: InvokeRequest): void => {
    if (request.cmd !== SETTLE) invoked += 1
    backend.then(({ invoke }) => {
      invoke(request)
    }, console.error)
  }
  const runtime = installInternals(window, version, send, {
    made: (id) => told?.made(id),
    called: (id) => told?.called(id),
  })
  const queue = new DeliveryQueue(runtime, around)
  backend.then((object) => object.open(version, queue)).catch(console.error)
  const { invoke } = window.__TAURI_INTERNALS__
  const played: Window[typeof PLAYED] = {
    async settle() {
      await invoke(SETTLE)
      // The answer overtakes messages, but what was sent before it has come before it.
      await queue.drained()
    },
    invoked: () => invoked,
    watch(watch) {
      told = watch
    },
  }
  Object.defineProperty(window, PLAYED, { value: played })
}
