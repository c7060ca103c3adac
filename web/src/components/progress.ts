// The types of the upload plugin's messages. The package declares them but does not export them.

import type { upload } from '@tauri-apps/plugin-upload'

export type ProgressHandler = NonNullable<Parameters<typeof upload>[2]>

/** One progress message; sizes in bytes, the speed in bytes per second. */
export type ProgressPayload = Parameters<ProgressHandler>[0]
