// Plays the backend of one Tauri version in the test's own process: uploads that the test drives.

import type { AtOnce } from '../src/connection/delivery'
import type { UploadTarget } from '../src/catalog/scenario'
import type { InvokeRequest } from '../src/tauri/internals'
import { read, type Request, type Tauri } from './tauri'

export const uploadTarget: UploadTarget = {
  url: 'http://127.0.0.1:1/upload',
  slowUrl: 'http://127.0.0.1:1/slow',
  filePath: '/tmp/holiday.mp4',
  downloadUrl: 'http://127.0.0.1:1/download',
  downloadFolder: '/tmp',
}

type Send = (batch: readonly AtOnce[]) => void

/** One running `plugin:upload|upload`. */
export class Upload {
  #order = 0
  #isOver = false

  constructor(
    readonly request: Request,
    readonly tauri: Tauri,
    readonly send: Send,
  ) {}

  progress(sent: number, total: number, bytesPerSecond = 0): void {
    const message = { progress: sent, progressTotal: sent, total, transferSpeed: bytesPerSecond }
    this.send([['call', this.#channel, { message, ...this.#place() }]])
  }

  finish(answer: string): void {
    this.#answer(this.request.callback, answer)
  }

  fail(reason: string): void {
    this.#answer(this.request.error, reason)
  }

  get isOver(): boolean {
    return this.#isOver
  }

  #answer(callback: number, payload: string): void {
    this.#isOver = true
    this.send([...this.#end(), ['answer', callback, payload]])
  }

  get #channel(): number {
    return Number(String(this.request.payload['onProgress']).replace('__CHANNEL__:', ''))
  }

  #place(): Record<string, number> {
    const place = { [this.tauri.orderKey]: this.#order }
    this.#order += 1
    return place
  }

  /** The command drops its channel when it returns. */
  #end(): AtOnce[] {
    return this.tauri.sendsEnd ? [['call', this.#channel, { ...this.#place(), end: true }]] : []
  }
}

/** Answers the stage's commands at once, and lets the test drive the uploads. */
export class UploadBackend {
  readonly uploads: Upload[] = []

  constructor(
    readonly tauri: Tauri,
    readonly send: Send,
    /** What happens with an upload as soon as it is asked for. */
    readonly onUpload: (upload: Upload) => void = () => undefined,
  ) {}

  invoke(sent: InvokeRequest): void {
    const request = read(sent)
    // Never within the invoke itself: the real answers come through Qt's event loop.
    setTimeout(() => {
      this.#answer(request)
    }, 0)
  }

  #answer(request: Request): void {
    switch (request.cmd) {
      case 'plugin:upload|upload': {
        const upload = new Upload(request, this.tauri, this.send)
        this.uploads.push(upload)
        this.onUpload(upload)
        break
      }
      case 'upload_target':
        this.send([['answer', request.callback, uploadTarget]])
        break
      case 'settle':
        this.send([['answer', request.callback, null]])
        break
      default:
        this.send([['answer', request.error, `Command ${request.cmd} not found`]])
    }
  }

  /** Ends the uploads that are not over, and forgets all. */
  finishAll(): void {
    for (const upload of this.uploads.splice(0)) {
      if (!upload.isOver) {
        upload.finish('stored')
      }
    }
  }
}
