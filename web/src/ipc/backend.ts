// The page's end of the QWebChannel.

/** A signal of a Qt object, as qwebchannel.js presents it. */
interface QtSignal<Arguments extends unknown[]> {
  connect(handler: (...values: Arguments) => void): void
  disconnect(handler: (...values: Arguments) => void): void
}

/** `bridge/backend.py`, as qwebchannel.js presents it. */
interface QtBackend {
  deliver: QtSignal<[documentId: string, batch: string]>
  open_document(documentId: string, version: string): Promise<string>
  invoke(documentId: string, request: string): Promise<void>
}

interface QtChannel {
  objects: { backend?: QtBackend }
}

declare global {
  // Both injected by the application: Qt's transport, and its qwebchannel.js.
  var qt: { webChannelTransport: unknown } | undefined
  var QWebChannel:
    | (new (transport: unknown, ready: (channel: QtChannel) => void) => unknown)
    | undefined
}

/** One message of a batch: the callback it is for, and what it carries. */
export type Delivery = readonly [callbackId: number, payload: unknown]

/** A connection of this document to the backend. */
export interface Backend {
  readonly invoke: (request: string) => void
}

function qtBackend(): Promise<QtBackend> {
  const transport = globalThis.qt?.webChannelTransport
  const Channel = globalThis.QWebChannel
  if (transport === undefined || Channel === undefined) {
    throw new Error('This page needs Leak Lab: open it with `python main.py`, not in a browser.')
  }
  return new Promise((resolve, reject) => {
    new Channel(transport, ({ objects: { backend } }) => {
      if (backend === undefined) {
        reject(new Error('The application offers no backend on its QWebChannel.'))
      } else {
        resolve(backend)
      }
    })
  })
}

/**
 * Connects this document to the backend, which plays Tauri `version`.
 *
 * Every document draws an id of its own: messages for an earlier one never reach this one.
 */
export async function connectBackend(
  version: string,
  deliver: (batch: Delivery[]) => void,
): Promise<Backend> {
  const backend = await qtBackend()
  const id = crypto.randomUUID()
  backend.deliver.connect((documentId, batch) => {
    if (documentId === id) {
      deliver(JSON.parse(batch) as Delivery[])
    }
  })
  const refusal = await backend.open_document(id, version)
  if (refusal !== '') {
    throw new Error(refusal)
  }
  return { invoke: (request) => void backend.invoke(id, request) }
}
