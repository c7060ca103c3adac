// What the page needs of whoever is behind it: the stand-in, or real Tauri.

import type { UploadTarget } from '../catalog/scenario'

export interface Connection {
  readonly upload: UploadTarget
  /** Callbacks that the backend could call, where this version of Tauri keeps them. */
  readonly callbacks: { count(): number; ids(): number[] }
  /** What is behind the page, such as the engine's name; empty for the stand-in. */
  readonly engine: string
  /**
   * Waits until all that the backend has sent so far has arrived and been worked off; how many
   * invokes that has taken.
   */
  settle(): Promise<number>
  /** Channels that the backend has not dropped, where the page has to ask for them. */
  openChannels(): Promise<number>
}
