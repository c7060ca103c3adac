// What the backend sends to the page. `bridge/delivery.py` has the same forms.

export type Delivery =
  /** A script that calls one callback. */
  | readonly [kind: 'call', callback: number, payload: unknown]
  /** The script that enters a listener in the page. */
  | readonly [kind: 'listen', eventId: number, event: string, target: unknown, handler: number]
  /** The script that takes it out again; there is none from Tauri 2.6 on. */
  | readonly [kind: 'unlisten', eventId: number, event: string]
  /** One script for an event, whoever listens to it. */
  | readonly [kind: 'emit', event: string, payload: unknown, eventIds: readonly number[]]
  /** The answer to a request: no script. */
  | readonly [kind: 'answer', callback: number, payload: unknown]
