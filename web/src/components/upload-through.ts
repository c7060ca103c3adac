// Uploads with a channel that the caller keeps: the plugin's `upload()` keeps it to itself.

import { invoke, type Channel } from '@tauri-apps/api/core'

import type { ProgressPayload } from './progress'

/** What `upload()` of the plugin does, but for the channel, which is the caller's. */
export function uploadThrough(
  channel: Channel<ProgressPayload>,
  { url, filePath }: { url: string; filePath: string },
): Promise<string> {
  return invoke('plugin:upload|upload', {
    id: crypto.getRandomValues(new Uint32Array(1))[0],
    url,
    filePath,
    headers: {},
    method: 'POST',
    onProgress: channel,
  })
}
