// The objects that the application offers on its QWebChannel, by Qt's own qwebchannel.js.

import { keepHearing } from './keep-hearing'
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

/** A method that every Qt object has: a slot of `QObject`. */
interface Deletable {
  deleteLater(): Promise<void>
}

/** `bridge/qt_upload.py`. */
export interface QtUpload extends Deletable {
  readonly progress: QtSignal<[sent: number, total: number]>
  readonly finished: QtSignal<[answer: string]>
  readonly failed: QtSignal<[reason: string]>
  start(url: string, filePath: string): Promise<void>
  answer(): Promise<string>
}

/** `bridge/qt_uploader.py`. */
export interface QtUploader {
  readonly progress: QtSignal<[sent: number, total: number]>
  readonly failed: QtSignal<[reason: string]>
  upload(url: string, filePath: string): Promise<void>
  new_upload(deletesItself: boolean): Promise<QtUpload>
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

export interface Transport {
  onmessage: (message: { readonly data: unknown }) => void
}

/** What this page uses of a QWebChannel; `execId` is the id of its next call. */
export interface Channel {
  execId: number
}

declare global {
  // Qt's transport, which the application injects, and Qt's qwebchannel.js, which it serves.
  var qt: { webChannelTransport: Transport } | undefined
  var QWebChannel:
    | (new (
        transport: Transport,
        ready: (channel: { objects: Partial<QtObjects> }) => void,
      ) => Channel)
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
  const QWebChannel = globalThis.QWebChannel
  if (transport === undefined || QWebChannel === undefined) {
    return Promise.reject(new StartError(texts.needsLeakLab))
  }
  const connected = new Promise<QtObjects>((resolve, reject) => {
    const channel = new QWebChannel(
      transport,
      ({ objects: { backend, uploader, stageHeading } }) => {
        if (backend === undefined || uploader === undefined || stageHeading === undefined) {
          reject(new StartError(texts.noBackend))
        } else {
          resolve({ backend, uploader, stageHeading })
        }
      },
    )
    keepHearing(channel, transport, around)
  })
  return connected
}
