// Tauri's listen(), and nobody calls what it gives, in plain JavaScript.

import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'

import { PlainComponent, type PlainContext } from '../../mounting/plain'
import type { NamedProgress } from '../named-progress'
import { TransferBar } from './transfer-bar'

export default class PlainListenCard extends PlainComponent {
  readonly #bar: TransferBar

  constructor({ host, url, filePath, arrived, failed }: PlainContext) {
    super()
    this.#bar = new TransferBar(host, filePath)
    const id = crypto.randomUUID()
    listen<NamedProgress>('upload-progress', ({ payload }) => {
      arrived('progress')
      if (payload.upload === id) {
        this.#bar.show(payload)
      }
    })
      .then(() => invoke('upload_file', { upload: id, url, filePath }))
      .catch((error: unknown) => {
        this.#bar.showFailure(String(error))
        failed(String(error))
      })
  }
}
