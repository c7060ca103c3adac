// Before the scripts of a page that is checked with a Qt application's objects: it finds them there.

import { type SendingTransport, whenThere } from '../connection/when-there'

export interface Options {
  /** Documents of this origin alone are offered objects. */
  readonly origin: string
  /** One of the objects; all come at once. */
  readonly name: string
}

/** Holds what this document sends until it is offered its objects, if it is one of the origin. */
export function install({ origin, name }: Options): void {
  const transport = globalThis.qt?.webChannelTransport as SendingTransport | undefined
  if (window !== window.top || location.origin !== origin || transport === undefined) {
    return
  }
  whenThere(name, transport).catch(console.error)
}
