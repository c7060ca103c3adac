// The application's log: one channel for the whole page, made once.

import { Channel, invoke } from '@tauri-apps/api/core'

const lines: string[] = []
let opened: Promise<unknown> | undefined

function open(): Promise<unknown> {
  const channel = new Channel<string>()
  channel.onmessage = (line) => {
    lines[Number(line.replace('line ', ''))] = line
  }
  return invoke('open_log', { onLine: channel })
}

/** Has the backend send all lines again, 500 messages at once; the log is open already. */
export function replayLog(): Promise<unknown> {
  return invoke('replay_log')
}

/** Opens the log, unless that is done. */
export function openLog(): Promise<unknown> {
  opened ??= open()
  return opened
}
