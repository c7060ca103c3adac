// One channel for the progress of all uploads; components subscribe and unsubscribe.

import { Channel, invoke } from '@tauri-apps/api/core'

import type { NamedProgress } from './named-progress'

type Subscriber = (message: NamedProgress) => void

const subscribers = new Set<Subscriber>()
let opened: Promise<unknown> | undefined

function open(): Promise<unknown> {
  const channel = new Channel<NamedProgress>()
  channel.onmessage = (message) => {
    for (const subscriber of subscribers) {
      subscriber(message)
    }
  }
  return invoke('open_progress_bus', { onProgress: channel })
}

/** Calls `subscriber` with the progress of every upload until the answer is called. */
export function subscribe(subscriber: Subscriber): () => void {
  subscribers.add(subscriber)
  return () => {
    subscribers.delete(subscriber)
  }
}

/** Uploads a file under a name of the caller's; the bus tells its progress. */
export async function uploadOnBus(
  upload: string,
  file: { url: string; filePath: string },
): Promise<string> {
  await (opened ??= open())
  return invoke('upload_on_bus', { upload, ...file })
}
