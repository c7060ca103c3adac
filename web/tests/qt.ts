// The application's end of the QWebChannel, in the test's own process.

import { vi } from 'vitest'

import type { Delivery } from '../src/connection/delivery'
import type { InvokeRequest } from '../src/tauri/internals'
import type {
  QtBackend,
  QtObjects,
  QtSignal,
  QtStageHeading,
  QtUpload,
  QtUploader,
} from '../src/connection/qt-objects'
import type { HeadingState } from '../src/stage/heading'

/** A signal of a Qt object; the test emits it. */
class TestSignal<Arguments extends unknown[]> implements QtSignal<Arguments> {
  readonly #handlers = new Set<(...values: Arguments) => void>()

  connect(handler: (...values: Arguments) => void): void {
    this.#handlers.add(handler)
  }

  disconnect(handler: (...values: Arguments) => void): void {
    this.#handlers.delete(handler)
  }

  emit(...values: Arguments): void {
    for (const handler of this.#handlers) {
      handler(...values)
    }
  }
}

/** `bridge/backend.py`, with every command left to the test. */
export class TestBackend implements QtBackend {
  readonly deliver = new TestSignal<[documentId: string, batch: string]>()
  readonly opened: [documentId: string, version: string][] = []
  readonly invoked: [documentId: string, request: InvokeRequest][] = []
  /** The newest mount at each of those. */
  readonly mounts: number[] = []

  constructor(
    readonly refusal = '',
    readonly onInvoke: (request: InvokeRequest) => void = () => undefined,
  ) {}

  open_document(documentId: string, version: string): Promise<string> {
    this.opened.push([documentId, version])
    return Promise.resolve(this.refusal)
  }

  invoke(documentId: string, reply: string, cmd: string, payload: string): Promise<void> {
    const { mount, ...envelope } = JSON.parse(reply) as { mount: number } & InvokeRequest
    const request = { ...envelope, cmd, payload }
    this.mounts.push(mount)
    this.invoked.push([documentId, request])
    this.onInvoke(request)
    return Promise.resolve()
  }

  /** The id that the page drew for the document that was opened last. */
  get documentId(): string {
    return this.opened.at(-1)?.[0] ?? ''
  }

  send(batch: readonly Delivery[], documentId = this.documentId): void {
    this.sendText(JSON.stringify(batch), documentId)
  }

  /** Sends a batch as it crosses the QWebChannel. */
  sendText(batch: string, documentId = this.documentId): void {
    this.deliver.emit(documentId, batch)
  }
}

/** `bridge/qt_uploader.py`, which uploads nothing. */
export class TestUploader implements QtUploader {
  readonly progress = new TestSignal<[sent: number, total: number]>()
  readonly failed = new TestSignal<[reason: string]>()

  upload(): Promise<void> {
    return Promise.resolve()
  }

  new_upload(): Promise<QtUpload> {
    return Promise.reject(new Error('There is none here.'))
  }
}

/** What the application shows before anyone has told it more; a test changes what matters to it. */
export function headingState(changes: Partial<HeadingState> = {}): HeadingState {
  return {
    offered: true,
    title: { en: 'No cleanup', zh: '不清理' },
    explanation: { en: 'Nobody deregisters the handler.', zh: '没有人注销处理函数。' },
    language: 'en',
    theme: 'system',
    ...changes,
  }
}

/** `lab/page/stage_heading.py`; the test shows states. */
export class TestStageHeading implements QtStageHeading {
  readonly state_changed = new TestSignal<[state: string]>()
  #state: string

  constructor(state = headingState()) {
    this.#state = JSON.stringify(state)
  }

  read_state(): Promise<string> {
    return Promise.resolve(this.#state)
  }

  show(state: HeadingState): void {
    this.#state = JSON.stringify(state)
    this.state_changed.emit(this.#state)
  }
}

/**
 * Makes Qt's transport and a QWebChannel with these objects appear. The answer sends a message
 * through the transport, and gives what QWebChannel has received.
 */
export function offerObjects(objects: Partial<QtObjects>): {
  readonly send: (message: unknown) => void
  readonly received: readonly unknown[]
} {
  const received: unknown[] = []
  const transport: { onmessage: (message: unknown) => void } = { onmessage: () => undefined }
  vi.stubGlobal('qt', { webChannelTransport: transport })
  vi.stubGlobal(
    'QWebChannel',
    function (given: typeof transport, ready: (channel: { objects: Partial<QtObjects> }) => void) {
      given.onmessage = (message) => {
        received.push(message)
      }
      queueMicrotask(() => {
        ready({ objects })
      })
    },
  )
  return {
    received,
    send: (message) => {
      transport.onmessage(message)
    },
  }
}
