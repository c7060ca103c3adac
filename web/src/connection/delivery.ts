// What the backend sends to the page. `bridge/delivery.py` has the same forms.

import { fromBase64 } from '../tauri/base64'

export type Delivery =
  /** A script that calls one callback. */
  | readonly [kind: 'call', callback: number, payload: unknown]
  /** A script that fetches a channel's message, and calls one callback with it then. */
  | readonly [kind: 'fetch', callback: number, payload: unknown]
  /** The script that enters a listener in the page. */
  | readonly [kind: 'listen', eventId: number, event: string, target: unknown, handler: number]
  /** The script that takes it out again; there is none from Tauri 2.6 on. */
  | readonly [kind: 'unlisten', eventId: number, event: string]
  /** One script for an event, whoever listens to it. */
  | readonly [kind: 'emit', event: string, payload: unknown, eventIds: readonly number[]]
  /** The answer to a request: no script. */
  | readonly [kind: 'answer', callback: number, payload: unknown]

type Of<Kind extends Delivery[0]> = Extract<Delivery, readonly [kind: Kind, ...unknown[]]>

export type Answer = Of<'answer'>
/** What the webview evaluates, one after the other. */
export type Script = Exclude<Delivery, Answer>
/** What is done as soon as it comes. */
export type AtOnce = Exclude<Delivery, Of<'fetch'>>

type Way = 'call' | 'fetch' | 'answer'
/** What a channel's message has beside its content; an answer has none. */
type Place = Readonly<Record<string, number>> | null

/** One of the above with raw bytes, in base64; what is handed over has an `ArrayBuffer` there. */
type Raw = readonly [kind: 'raw', way: Way, callback: number, payload: string, place: Place]

/** Reads a batch, as it crosses the QWebChannel. */
export function readBatch(json: string): Delivery[] {
  return (JSON.parse(json) as (Delivery | Raw)[]).map((sent) =>
    sent[0] === 'raw' ? unpacked(sent) : sent,
  )
}

function unpacked([, way, callback, payload, place]: Raw): Delivery {
  const message = fromBase64(payload)
  return [way, callback, place === null ? message : { message, ...place }]
}
