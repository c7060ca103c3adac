// What the application drives the page with: `window.leakLab`.

import { catalogFor, findVariant, type ScenarioEntry } from './catalog/catalog'
import { QT } from './catalog/expected'
import type { Framework, UploadTarget } from './catalog/scenario'
import { Backend } from './connection/backend'
import { DeliveryQueue } from './connection/delivery-queue'
import { installInternals } from './tauri/internals'
import { connectQt, type QtStageHeading } from './connection/qt-objects'
import { DeliveryTime } from './connection/delivery-time'
import { Mounts, type MountCounts, type MountState, type Survivor } from './mounting/mounts'
import { renderNothing } from './mounting/react'
import { offerUploader } from './connection/uploader'
import { ComponentStage } from './stage/stage'

/** What the page knows by itself, at one moment: `PageCounts` in `lab/metrics/page_moment.py`. */
export interface PageReading extends MountCounts {
  /** Callbacks that the backend could call. */
  callbacks: number
  /** Nodes in the document; those that the renderer has beyond them are detached. */
  attached_nodes: number
}

/** What is registered, and for whom. `lab/page/handlers.py` has the same form. */
export interface PageHandlers {
  /** The ids of the callbacks that the backend could call. */
  callbacks: number[]
  /** The newest mounts. */
  mounts: MountState[]
}

/** `lab/page/page.py` calls these by name. */
export interface LeakLab {
  /** What can run on `runtime`, by default this page's own. Every build knows all scenarios. */
  scenarios(runtime?: string): ScenarioEntry[]
  /** Mounts a component and waits until it is ready (its first message has arrived). */
  mount(id: string, framework: Framework): Promise<void>
  /** Unmounts what was mounted last; false if there is nothing. */
  unmount(): boolean
  /** Mounts, waits until it is ready, and `stayMs` more, unmounts. */
  cycle(id: string, framework: Framework, stayMs: number): Promise<void>
  /**
   * Waits until all that the backend has sent so far has arrived and been worked off; how many
   * invokes that has taken.
   */
  settle(): Promise<number>
  read(): PageReading
  /** The oldest survivors that were mounted after the first `after` mounts, `limit` at most. */
  survivors(after: number, limit: number): Survivor[]
  /** Changes nothing, and asks no `WeakRef`: it may be called at any time. */
  handlers(): PageHandlers
  /** How long the page has been busy with what it was sent, in milliseconds. */
  deliveryTime(): number
}

declare global {
  interface Window {
    /** Rejects with the reason when the page cannot start. */
    leakLab?: Promise<LeakLab>
  }
}

const MAX_MOUNTS = 500

function countNodes(root: Node): number {
  const walker = document.createTreeWalker(root)
  let nodes = 1
  while (walker.nextNode() !== null) {
    nodes += 1
  }
  return nodes
}

/**
 * Connects this document and offers its commands.
 *
 * Components are mounted in `root`; `follow` is given the controls as soon as they are there.
 */
export async function startPage(
  root: HTMLElement,
  follow: (heading: QtStageHeading) => Promise<void>,
): Promise<LeakLab> {
  const time = new DeliveryTime()
  const around = time.measure.bind(time)
  const { backend: qtBackend, uploader, stageHeading } = await connectQt(around)
  offerUploader(uploader)
  await follow(stageHeading)
  // A page without Tauri finds none on `window`; the stage needs it all the same.
  const scope = (__RUNTIME__ === QT ? {} : window) as Window
  const mounts = new Mounts()
  const backend = new Backend(qtBackend, () => mounts.created)
  const callbacks = installInternals(scope, __TAURI_VERSION__, backend.invoke)
  await backend.open(__TAURI_VERSION__, new DeliveryQueue(callbacks, around))
  const { invoke } = scope.__TAURI_INTERNALS__
  const stage = new ComponentStage(root, (await invoke('upload_target')) as UploadTarget, mounts)
  return {
    scenarios: (runtime = __RUNTIME__) => catalogFor(runtime),
    mount: (id, framework) => stage.mount(findVariant(id, framework)).ready,
    unmount: () => stage.unmount(),
    cycle: (id, framework, stayMs) => stage.cycle(findVariant(id, framework), stayMs),
    async settle() {
      let requests = 0
      const request = async () => {
        requests += 1
        await invoke('settle')
      }
      // Answers and messages share one queue: this answer comes after all that was sent before,
      // and the second request goes out after all that those have made the page ask for.
      await request()
      await new Promise((resolve) => setTimeout(resolve, 0))
      await request()
      renderNothing()
      return requests
    },
    read: () => ({
      ...mounts.read(),
      callbacks: callbacks.count(),
      attached_nodes: countNodes(document),
    }),
    survivors: (after, limit) => mounts.survivors(after, limit),
    handlers: () => ({ callbacks: callbacks.ids(), mounts: mounts.newest(MAX_MOUNTS) }),
    deliveryTime: () => time.busyMs,
  }
}
