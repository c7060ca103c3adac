// The objects that the application offers on its QWebChannel, by Qt's own qwebchannel.js.

import { StartError, texts } from '../texts'

/** A signal of a Qt object. */
export interface QtSignal<Arguments extends unknown[]> {
  connect(handler: (...values: Arguments) => void): void
  disconnect(handler: (...values: Arguments) => void): void
}

/** `bridge/backend.py`. */
export interface QtBackend {
  readonly deliver: QtSignal<[documentId: string, batch: string]>
  open_document(documentId: string, version: string): Promise<string>
  invoke(documentId: string, reply: string, command: string, args: string): Promise<void>
}

/** `bridge/qt_uploader.py`. */
export interface QtUploader {
  readonly progress: QtSignal<[sent: number, total: number]>
  readonly failed: QtSignal<[reason: string]>
  upload(url: string, filePath: string): Promise<void>
}

/** `lab/page/stage_heading.py`. */
export interface QtStageHeading {
  /** Each tells a `HeadingState` as JSON. */
  read_state(): Promise<string>
  readonly state_changed: QtSignal<[state: string]>
}

export interface QtObjects {
  readonly backend: QtBackend
  readonly uploader: QtUploader
  readonly stageHeading: QtStageHeading
}

interface Transport {
  onmessage: (message: unknown) => void
}

declare global {
  // Qt's transport, which the application injects, and Qt's qwebchannel.js, which it serves.
  var qt: { webChannelTransport: Transport } | undefined
  var QWebChannel:
    | (new (
        transport: Transport,
        ready: (channel: { objects: Partial<QtObjects> }) => void,
      ) => unknown)
    | undefined
}

/** Calls a function that takes a message in; see `DeliveryTime.measure`. */
export type Around = (takeIn: () => void) => void

/**
 * Connects to the application. All that it sends later comes in through `around`.
 *
 * Rejects when the page was not opened by the application.
 */
export function connectQt(around: Around): Promise<QtObjects> {
  const transport = globalThis.qt?.webChannelTransport
  const Channel = globalThis.QWebChannel
  if (transport === undefined || Channel === undefined) {
    return Promise.reject(new StartError(texts.needsLeakLab))
  }
  const connected = new Promise<QtObjects>((resolve, reject) => {
    new Channel(transport, ({ objects: { backend, uploader, stageHeading } }) => {
      if (backend === undefined || uploader === undefined || stageHeading === undefined) {
        reject(new StartError(texts.noBackend))
      } else {
        resolve({ backend, uploader, stageHeading })
      }
    })
  })
  // Set by QWebChannel's constructor.
  const { onmessage } = transport
  transport.onmessage = (message) => {
    around(() => {
      onmessage(message)
    })
  }
  return connected
}
