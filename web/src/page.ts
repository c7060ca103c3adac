// What the application drives the page with: `window.leakLab`.

import { catalogFor, loadVariant, realCatalogFor, type ScenarioEntry } from './catalog/catalog'
import type { Framework } from './catalog/scenario'
import { DeliveryTime } from './connection/delivery-time'
import type { QtStageHeading } from './connection/qt-objects'
import { connectStandIn } from './connection/stand-in'
import { connectTauri, isTauri } from './connection/tauri'
import { Mounts, type MountCounts, type MountState, type Survivor } from './mounting/mounts'
import { flushReact } from './mounting/react-variant'
import { ComponentStage } from './stage/stage'
import { countListeners } from './tauri/events'

/** What the page knows by itself, at one moment: `PageCounts` in `lab/metrics/page_moment.py`. */
export interface PageReading extends MountCounts {
  /** Callbacks that the backend could call. */
  callbacks: number
  /** Nodes in the document; those that the renderer has beyond them are detached. */
  attached_nodes: number
  /** Listeners of events that Tauri's scripts have entered in the page. */
  tauri_listeners: number
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
  /**
   * What can run on `runtime`, by default this page's own, with version `api` of the npm package, by
   * default the runtime's own. Every build knows all scenarios.
   */
  scenarios(runtime?: string, api?: string): ScenarioEntry[]
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
  /** What is behind the page, such as the engine's name; empty for the stand-in. */
  engine(): string
  /** Channels that real Tauri's backend has not dropped; the stand-in's are known without asking. */
  openChannels(): Promise<number>
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
 * Components are mounted in `root`; `follow` is given the stand-in's heading as soon as it is
 * there. In real Tauri there is none.
 */
export async function startPage(
  root: HTMLElement,
  follow: (heading: QtStageHeading) => Promise<void>,
): Promise<LeakLab> {
  // Real Tauri's crate has a version of its own; the page is built for that of the npm package.
  const isReal = isTauri()
  const time = new DeliveryTime()
  const mounts = new Mounts()
  const connection = isReal
    ? await connectTauri()
    : await connectStandIn(time, () => mounts.created, follow)
  const { callbacks } = connection
  const stage = new ComponentStage(root, connection.upload, mounts)
  return {
    scenarios: (runtime = __RUNTIME__, api) =>
      isReal ? realCatalogFor(runtime, api ?? __TAURI_VERSION__) : catalogFor(runtime, api),
    mount: async (id, framework) => stage.mount(await loadVariant(id, framework)).ready,
    unmount: () => stage.unmount(),
    cycle: async (id, framework, stayMs) => stage.cycle(await loadVariant(id, framework), stayMs),
    async settle() {
      const requests = await connection.settle()
      flushReact()
      return requests
    },
    read: () => ({
      ...mounts.read(),
      callbacks: callbacks.count(),
      attached_nodes: countNodes(document),
      tauri_listeners: countListeners(window),
    }),
    survivors: (after, limit) => mounts.survivors(after, limit),
    handlers: () => ({ callbacks: callbacks.ids(), mounts: mounts.newest(MAX_MOUNTS) }),
    deliveryTime: () => time.busyMs,
    engine: () => connection.engine,
    openChannels: () => connection.openChannels(),
  }
}
