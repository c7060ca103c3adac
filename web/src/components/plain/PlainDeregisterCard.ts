// The callback is removed on unmount.

import { Channel } from '@tauri-apps/api/core'

import { deregister } from '../../remedies/deregister'
import { PlainComponent, type PlainContext } from '../../mounting/plain'
import { uploadThrough } from '../upload-through'
import { TransferBar } from './transfer-bar'
import type { ProgressPayload } from '../progress'

export default class PlainDeregisterCard extends PlainComponent {
  readonly #bar: TransferBar
  readonly #channel = new Channel<ProgressPayload>()

  constructor({ host, url, filePath, arrived, failed }: PlainContext) {
    super()
    this.#bar = new TransferBar(host, filePath)
    this.#channel.onmessage = (message) => {
      arrived('progress')
      this.#bar.show(message)
    }
    uploadThrough(this.#channel, { url, filePath }).catch((error: unknown) => {
      this.#bar.showFailure(String(error))
      failed(String(error))
    })
  }

  override unmount(): void {
    deregister(this.#channel)
  }
}
