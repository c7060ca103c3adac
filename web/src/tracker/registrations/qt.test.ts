import { beforeAll, expect, test } from 'vitest'

import { openRows } from '../ledger'
import { lookAtQt, watchQt } from './qt'

type Handler = (...values: unknown[]) => void

/** An object as qwebchannel.js makes them: a signal is a property with two functions. */
function qtObject(): { progress: { connect: Handler; disconnect: Handler }; title: string } {
  const handlers: unknown[] = []
  return {
    progress: {
      connect: (handler) => void handlers.push(handler),
      disconnect: (handler) => void handlers.splice(handlers.indexOf(handler), 1),
    },
    title: 'a property',
  }
}

class QWebChannel {
  readonly objects: Record<string, ReturnType<typeof qtObject>> = { backend: qtObject() }
  constructor(_transport: object, ready?: (channel: QWebChannel) => void) {
    ready?.(this)
  }
}

beforeAll(() => {
  Reflect.set(window, 'qt', { webChannelTransport: {} })
  watchQt()
})

function made(): QWebChannel {
  const { QWebChannel: channelClass } = window as unknown as { QWebChannel: typeof QWebChannel }
  return new channelClass({})
}

const counts = (): [string, number][] => openRows().map(({ name, count }) => [name, count])

test('the page may look for the class before it has loaded it', () => {
  expect(Reflect.get(window, 'QWebChannel')).toBeUndefined()
  Reflect.set(window, 'QWebChannel', QWebChannel)
  expect(made()).toBeInstanceOf(QWebChannel)
})

test('a connection counts until it is disconnected, and one that comes later as well', () => {
  Reflect.set(window, 'QWebChannel', QWebChannel)
  const channel = made()
  lookAtQt()
  const handler = (): void => undefined
  channel.objects['backend']?.progress.connect(handler)
  expect(counts()).toEqual([['progress of a Qt object', 1]])
  const returned = qtObject()
  channel.objects['{uuid}'] = returned
  lookAtQt()
  returned.progress.connect(handler)
  expect(counts().map(([, count]) => count)).toEqual([1, 1])
  channel.objects['backend']?.progress.disconnect(handler)
  returned.progress.disconnect(handler)
  expect(counts()).toEqual([])
})

test('a page may connect as soon as its channel is ready', () => {
  Reflect.set(window, 'QWebChannel', QWebChannel)
  const { QWebChannel: channelClass } = window as unknown as { QWebChannel: typeof QWebChannel }
  const told: QWebChannel[] = []
  const channel = new channelClass({}, (ready) => {
    told.push(ready)
  })
  expect(told).toEqual([channel])
})
