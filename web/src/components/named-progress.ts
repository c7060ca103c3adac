// Progress of one of several uploads, as an application's own backend sends it.

/** `NamedProgress` in `bridge/application_uploads.py`; sizes in bytes. */
export interface NamedProgress {
  /** The name that the page gave the upload. */
  upload: string
  progressTotal: number
  total: number
  /** Bytes per second. */
  transferSpeed: number
}
