// Connections to the signals of Qt objects, over a QWebChannel, that were not disconnected.

import { leakLabKept } from '../kept'
import { isHeld, register, undo } from '../ledger'
import { afterMethodOf, guarded } from '../natives'
import { siteOfCall } from '../sites'
import { onTakeOut } from '../undo'

const NAME = 'QWebChannel'

interface Channel {
  objects?: Record<string, object>
}

/** Watches the class `QWebChannel`, where Qt has given the page something to connect with. */
export function watchQt(): void {
  if (!('qt' in window)) return
  let channelClass: unknown = watched(Reflect.get(window, NAME))
  guarded(() => {
    // It is the page that loads qwebchannel.js.
    Object.defineProperty(window, NAME, {
      configurable: true,
      enumerable: true,
      get: () => channelClass,
      set(given: unknown) {
        channelClass = watched(given)
      },
    })
    onTakeOut(() => {
      Reflect.deleteProperty(window, NAME)
      if (channelClass !== undefined) Reflect.set(window, NAME, channelClass)
    })
  })
}

function watched(given: unknown): unknown {
  if (typeof given !== 'function') return given
  return new Proxy(given, {
    construct(target, [transport, pageCallback, ...rest]: unknown[], newTarget) {
      const first = (channel: unknown): unknown => {
        lookAtQt()
        return typeof pageCallback === 'function'
          ? (Reflect.apply(pageCallback, undefined, [channel]) as unknown)
          : undefined
      }
      const channel = Reflect.construct(target, [transport, first, ...rest], newTarget) as object
      leakLabKept.qtChannels.add(new WeakRef(channel))
      return channel
    },
  })
}

/** Finds the signals of objects that have come since the last time. */
export function lookAtQt(): void {
  for (const reference of leakLabKept.qtChannels) {
    const channel: Channel | undefined = reference.deref()
    if (channel === undefined) leakLabKept.qtChannels.delete(reference)
    else
      guarded(() => {
        watchObjects(channel)
      })
  }
}

function watchObjects(channel: Channel): void {
  for (const object of Object.values(channel.objects ?? {})) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(object))) {
      if (isSignal(value)) watchSignal(name, value)
    }
  }
}

interface Signal {
  connect: unknown
  disconnect: unknown
}

function isSignal(value: unknown): value is Signal {
  if (typeof value !== 'object' || value === null) return false
  const { connect, disconnect } = value as Partial<Signal>
  return typeof connect === 'function' && typeof disconnect === 'function'
}

function watchSignal(name: string, signal: Signal): void {
  if (leakLabKept.leakLabConnections.has(signal)) return
  const byFunction = new WeakMap<object, ReturnType<typeof register>[]>()
  leakLabKept.leakLabConnections.set(signal, byFunction)
  const reference = new WeakRef(signal)
  afterMethodOf(signal, 'connect', (_self, [handler]) => {
    if (typeof handler !== 'function') return
    const registration = register({
      kind: 'backend-channel',
      name: `${name} of a Qt object`,
      site: siteOfCall(),
      isOpen: () => isHeld(reference),
    })
    byFunction.set(handler, [...(byFunction.get(handler) ?? []), registration])
  })
  afterMethodOf(signal, 'disconnect', (_self, [handler]) => {
    if (typeof handler !== 'function') return
    // Qt removes a function as often as it was connected.
    for (const each of byFunction.get(handler) ?? []) undo(each)
    byFunction.delete(handler)
  })
}
