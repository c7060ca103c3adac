// Workers and connections that were opened and not closed, and object URLs that were not revoked.

import { leakLabKept } from '../kept'
import { register, undo, type Kind } from '../ledger'
import { guarded, replaceMethod, watchClass } from '../natives'
import { siteOfCall } from '../sites'

function watchOpened(name: string, kind: Kind, isOpen: (object: object) => boolean): void {
  watchClass(name, (object) => {
    note(name, kind, object, isOpen)
  })
}

function note(name: string, kind: Kind, object: object, isOpen: (object: object) => boolean): void {
  const reference = new WeakRef(object)
  register({
    kind,
    name,
    site: siteOfCall(),
    isOpen() {
      const alive = reference.deref()
      return alive !== undefined && isOpen(alive)
    },
  })
}

function watchEnd(owner: object | undefined, method: string): void {
  replaceMethod(owner, method, (call, self) => {
    guarded(() => {
      leakLabKept.ended.add(self as object)
    })
    return call()
  })
}

const isNotEnded = (object: object): boolean => !leakLabKept.ended.has(object)

function watchUrls(): void {
  replaceMethod(URL, 'createObjectURL', (call) => {
    const url = call()
    guarded(() => {
      const registration = register({
        kind: 'url',
        name: 'object URL',
        site: siteOfCall(),
        isOpen: () => true,
      })
      leakLabKept.urls.set(String(url), registration)
    })
    return url
  })
  replaceMethod(URL, 'revokeObjectURL', (call, _self, given) => {
    guarded(() => {
      const found = leakLabKept.urls.get(String(given[0]))
      if (found !== undefined) undo(found)
      leakLabKept.urls.delete(String(given[0]))
    })
    return call()
  })
}

/** Begins to watch. */
export function watchConnections(): void {
  const classes = window as unknown as Record<string, { prototype: object } | undefined>
  watchEnd(classes['Worker']?.prototype, 'terminate')
  watchOpened('Worker', 'worker', isNotEnded)
  watchEnd(classes['BroadcastChannel']?.prototype, 'close')
  watchOpened('BroadcastChannel', 'connection', isNotEnded)
  watchEnd(classes['MessagePort']?.prototype, 'close')
  watchClass('MessageChannel', (channel) => {
    const { port1, port2 } = channel as MessageChannel
    noteChannel(new WeakRef(port1), new WeakRef(port2))
  })
  for (const name of ['WebSocket', 'EventSource']) {
    const CLOSING = 2
    watchOpened(name, 'connection', (object) => (object as WebSocket).readyState < CLOSING)
  }
  watchOpened('AudioContext', 'connection', (object) => (object as AudioContext).state !== 'closed')
  watchOpened(
    'RTCPeerConnection',
    'connection',
    (object) => (object as RTCPeerConnection).connectionState !== 'closed',
  )
  watchUrls()
}

function noteChannel(one: WeakRef<object>, other: WeakRef<object>): void {
  const isLive = (port: object | undefined): boolean => port !== undefined && isNotEnded(port)
  register({
    kind: 'connection',
    name: 'MessagePort',
    site: siteOfCall(),
    // Closing one end ends the other.
    isOpen: () => isLive(one.deref()) && isLive(other.deref()),
  })
}
