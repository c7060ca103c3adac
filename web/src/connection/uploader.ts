// The plain Qt object that the pages without Tauri upload through.

import type { QtUploader } from './qt-objects'

let offered: QtUploader | undefined

/** Called once, when the page has connected. */
export function offerUploader(uploader: QtUploader): void {
  offered = uploader
}

/** The object `uploader` of the QWebChannel. */
export function qtUploader(): QtUploader {
  if (offered === undefined) {
    throw new Error('The page is not connected yet.')
  }
  return offered
}
