// Keeps the page's own channel hearing when a component makes another one over the same transport.

import { hearInstead, parsed } from './ear'
import type { Around, Channel, Transport } from './qt-objects'

// Of others the calls are numbered from 0.
const OWN_IDS = 2 ** 40

/** An answer, a signal or an update of properties, as qwebchannel.js has them. */
interface Message {
  readonly id?: number
}

/**
 * Hands what arrives to `channel`, through `around`, as its constructor has set it up.
 *
 * There is one transport, and a channel that is made over it takes all messages for itself: those
 * before it are deaf. Here the newest hears, as it would anywhere, and `channel` hears as well; each
 * is given the answers to its own calls.
 */
export function keepHearing(channel: Channel, transport: Transport, around: Around): void {
  const hear = transport.onmessage
  let others: Transport['onmessage'] | undefined
  channel.execId = OWN_IDS

  function receive(message: { readonly data: unknown }): void {
    const { id } = others === undefined ? {} : (parsed(message.data) as Message)
    if (id === undefined || id >= OWN_IDS || others === undefined) {
      around(() => {
        hear(message)
      })
    }
    if (id === undefined || id < OWN_IDS) {
      others?.(message)
    }
  }

  hearInstead(transport, receive, (handler) => {
    others = handler
  })
}
