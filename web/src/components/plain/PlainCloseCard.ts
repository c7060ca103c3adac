// The channel is closed on unmount.

import { LabChannel } from '../../remedies/lab-channel'
import { PlainComponent, type PlainContext } from '../../mounting/plain'
import { uploadThrough } from '../upload-through'
import { TransferBar } from './transfer-bar'
import type { ProgressPayload } from '../progress'

export default class PlainCloseCard extends PlainComponent {
  readonly #bar: TransferBar
  readonly #channel: LabChannel<ProgressPayload>

  constructor({ host, url, filePath, arrived, failed }: PlainContext) {
    super()
    this.#bar = new TransferBar(host, filePath)
    this.#channel = new LabChannel<ProgressPayload>((message) => {
      arrived('progress')
      this.#bar.show(message)
    })
    uploadThrough(this.#channel, { url, filePath }).catch((error: unknown) => {
      if (!this.#channel.isClosed) {
        this.#bar.showFailure(String(error))
        failed(String(error))
      }
    })
  }

  override unmount(): void {
    this.#channel.close('cancel')
  }
}
