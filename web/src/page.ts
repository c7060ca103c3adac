// What the application drives the page with: `window.leakLab`.

import { catalogFor, scenarios, type ScenarioEntry } from './catalog/catalog'
import type { Scenario, TauriVersion, UploadTarget } from './catalog/scenario'
import { connectBackend } from './ipc/backend'
import type { Callbacks } from './ipc/callbacks'
import { deliverBatch } from './ipc/deliver'
import { installInternals } from './ipc/internals'
import type { PageReading } from './probe/mounts'
import { ComponentStage } from './stage/stage'

/** `lab/page.py` calls these by name. */
export interface LeakLab {
  readonly version: string
  scenarios(): ScenarioEntry[]
  mount(id: string): Promise<void>
  unmount(): boolean
  cycle(id: string): Promise<void>
  /** Waits until all that the backend has sent so far has arrived and been worked off. */
  settle(): Promise<void>
  read(): PageReading
}

declare global {
  interface Window {
    /** Rejects with the reason when the page cannot start. */
    leakLab?: Promise<LeakLab>
  }
}

function find(id: string): Scenario {
  const scenario = scenarios.get(id)
  if (scenario === undefined) {
    throw new Error(`There is no scenario ${id}.`)
  }
  return scenario
}

/** Connects this document and offers its commands. */
export async function startPage(root: HTMLElement): Promise<LeakLab> {
  const version = __TAURI_VERSION__ as TauriVersion
  // Messages can only come after the first invoke, which is after the registry is there.
  let callbacks: Callbacks | undefined
  const backend = await connectBackend(version, (batch) => {
    if (callbacks !== undefined) {
      deliverBatch(callbacks, batch)
    }
  })
  const registry = (callbacks = installInternals(window, version, backend.invoke))
  const { invoke } = window.__TAURI_INTERNALS__
  const stage = new ComponentStage(root, (await invoke('upload_target')) as UploadTarget)
  return {
    version,
    scenarios: () => catalogFor(version),
    mount: (id) => stage.mount(find(id)).firstMessage,
    unmount: () => stage.unmount(),
    cycle: (id) => stage.cycle(find(id)),
    async settle() {
      // Answers and messages share one queue: this answer comes after all that was sent before.
      await invoke('settle')
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
    read: () => stage.mounts.read(registry.count()),
  }
}
