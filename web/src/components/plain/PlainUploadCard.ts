// The component of Tauri issue 13133, in plain JavaScript.

import { upload } from '@tauri-apps/plugin-upload'

import { PlainComponent, type PlainContext } from '../../mounting/plain'
import { TransferBar } from './transfer-bar'

export default class PlainUploadCard extends PlainComponent {
  readonly #bar: TransferBar

  constructor({ host, url, filePath, arrived, failed }: PlainContext) {
    super()
    this.#bar = new TransferBar(host, filePath)
    upload(url, filePath, (message) => {
      arrived('progress')
      this.#bar.show(message)
    }).catch((error: unknown) => {
      this.#bar.showFailure(String(error))
      failed(String(error))
    })
  }
}
