// Real Tauri behind the page: its own `__TAURI_INTERNALS__`, and Python's commands by pytauri.

import type { UploadTarget } from '../catalog/scenario'
import { deregister } from '../remedies/deregister'
import type { Connection } from './connection'
import { TauriRequests } from './tauri-requests'

/** `lab/tauri/application/backend.py` has the same names and forms. */
const OPEN = 'lab_open'
const SETTLE = 'lab_settle'
const CHANNELS = 'lab_channels'

interface Opened {
  readonly commands: readonly string[]
  readonly engine: string
  readonly upload: UploadTarget
}

const ON_WINDOW = /^_\d+$/

/** Whether this document is Tauri's. */
export function isTauri(): boolean {
  return '__TAURI_INTERNALS__' in window
}

function callbackIds(): number[] {
  const { callbacks } = window.__TAURI_INTERNALS__
  return callbacks === undefined
    ? Object.getOwnPropertyNames(window)
        .filter((name) => ON_WINDOW.test(name))
        .map((name) => Number(name.slice(1)))
    : [...callbacks.keys()]
}

/** A channel that leaves nothing behind on any version, and when its one message has come. */
function openSettledChannel(): { argument: string; arrived: Promise<void> } {
  let id = 0
  const arrived = new Promise<void>((resolve) => {
    id = window.__TAURI_INTERNALS__.transformCallback((message) => {
      // Tauri before 2.5 numbers messages by `id`, and tells of no end.
      const { end, id: order } = message as { end?: true; id?: number }
      if (end === true || order !== undefined) {
        deregister({ id })
        resolve()
      }
    })
  })
  return { argument: `__CHANNEL__:${id}`, arrived }
}

/** Connects this document. */
export async function connectTauri(): Promise<Connection> {
  const requests = new TauriRequests([OPEN, SETTLE, CHANNELS])
  const { invoke } = window.__TAURI_INTERNALS__
  const { commands, engine, upload } = (await invoke(OPEN)) as Opened
  requests.add(commands)
  return {
    upload,
    callbacks: { count: () => callbackIds().length, ids: callbackIds },
    engine,
    async settle() {
      for (;;) {
        await requests.answered()
        const before = requests.made
        const { argument, arrived } = openSettledChannel()
        await invoke(SETTLE, { onSettled: argument })
        // Messages may come later than answers; this one comes after all that were sent before it.
        await arrived
        await requests.answered()
        // Vue's updates, and what they ask for.
        await new Promise((resolve) => setTimeout(resolve, 0))
        if (requests.made === before + 1) {
          return 1
        }
      }
    },
    openChannels: async () => (await invoke(CHANNELS)) as number,
  }
}
