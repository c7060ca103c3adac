// What arrives over Qt's transport, heard by somebody else than the page means it to be.

import type { Transport } from './qt-objects'

/**
 * Lets `receive` have all that arrives over `transport`, until its `onmessage` is deleted.
 *
 * Handlers that are put there meanwhile are handed to `take`, and hear nothing of themselves.
 */
export function hearInstead(
  transport: Transport,
  receive: Transport['onmessage'],
  take: (handler: Transport['onmessage']) => void,
): void {
  Object.defineProperty(transport, 'onmessage', {
    configurable: true,
    get: () => receive,
    set: take,
  })
}

/** What has arrived, as an object: Qt sends text, qwebchannel.js takes both. */
export function parsed(data: unknown): unknown {
  return typeof data === 'string' ? JSON.parse(data) : data
}
