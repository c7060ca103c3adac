// Waits until the application offers its objects to this document, and lets the page wait as well.

import { hearInstead, parsed } from './ear'
import type { Transport } from './qt-objects'

/** What a channel begins with, as qwebchannel.js numbers its messages: which objects are there? */
const INIT = 3
// Of the page's own channels the calls are numbered from 0.
const QUESTION = -1
/** An answer without the object, or none, is asked for again after so long. */
const AGAIN_MS = 20
const LOST_MS = 1000
/** So often it is asked in all. */
const MOST = 100

/** As Qt makes it. */
export interface SendingTransport extends Transport {
  send(message: string): void
}

/** What the application says of each object, by its name. */
export type Offered = Readonly<Record<string, unknown>>

interface Answer {
  readonly id?: number
  readonly data?: Offered
}

/**
 * Resolves with all that is offered, once the application offers an object of this `name` over `transport`.
 *
 * A document may ask before the engine has told the application that the page is this document; its
 * objects are put back only then. Who asked too early would be told that there are none, for good.
 * So what the page sends meanwhile is sent when they are there, or when nobody waits for them any more.
 */
export function whenThere(name: string, transport: SendingTransport): Promise<Offered> {
  return new Promise((resolve, reject) => {
    const send = transport.send.bind(transport)
    let pages = transport.onmessage as Transport['onmessage'] | undefined
    const held: string[] = []
    let asked = 0
    let timer = 0

    function ask(): void {
      if (asked === MOST) {
        end()
        reject(new Error(`Leak Lab offers this page no ${name}.`))
        return
      }
      asked += 1
      timer = window.setTimeout(ask, LOST_MS)
      send(JSON.stringify({ type: INIT, id: QUESTION }))
    }

    function end(): void {
      window.clearTimeout(timer)
      Reflect.deleteProperty(transport, 'onmessage')
      if (pages !== undefined) transport.onmessage = pages
      transport.send = send
      for (const message of held) send(message)
    }

    function receive(message: { readonly data: unknown }): void {
      const { id, data } = parsed(message.data) as Answer
      if (id !== QUESTION) {
        pages?.(message)
      } else if (data !== undefined && name in data) {
        end()
        resolve(data)
      } else {
        window.clearTimeout(timer)
        timer = window.setTimeout(ask, AGAIN_MS)
      }
    }

    hearInstead(transport, receive, (handler) => {
      pages = handler
    })
    transport.send = (message) => {
      held.push(message)
    }
    ask()
  })
}
