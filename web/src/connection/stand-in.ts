// The stand-in behind the page: a QWebChannel, and Tauri's runtime as we have built it.

import { QT } from '../catalog/expected'
import type { UploadTarget } from '../catalog/scenario'
import { installInternals } from '../tauri/internals'
import { Backend } from './backend'
import type { Connection } from './connection'
import { DeliveryQueue } from './delivery-queue'
import type { DeliveryTime } from './delivery-time'
import { connectQt, type QtStageHeading } from './qt-objects'
import { offerUploader } from './uploader'

/**
 * The Tauri version to play: that of this build's npm package, unless the address names another,
 * as of an application that has upgraded one of the two alone.
 */
function tauriVersion(): string {
  return new URLSearchParams(location.search).get('runtime') ?? __TAURI_VERSION__
}

/**
 * Connects this document, and installs `__TAURI_INTERNALS__`.
 *
 * `follow` is given the heading as soon as it is there; `newestMount` tells whose a request is.
 */
export async function connectStandIn(
  time: DeliveryTime,
  newestMount: () => number,
  follow: (heading: QtStageHeading) => Promise<void>,
): Promise<Connection> {
  const around = time.measure.bind(time)
  const { backend: qtBackend, uploader, stageHeading } = await connectQt(around)
  offerUploader(uploader)
  await follow(stageHeading)
  // A page without Tauri finds none on `window`; the stage needs it all the same.
  const scope = (__RUNTIME__ === QT ? {} : window) as Window
  const backend = new Backend(qtBackend, newestMount)
  const version = tauriVersion()
  const runtime = installInternals(scope, version, backend.invoke)
  const queue = new DeliveryQueue(runtime, around)
  await backend.open(version, queue)
  const { invoke } = scope.__TAURI_INTERNALS__
  return {
    upload: (await invoke('upload_target')) as UploadTarget,
    callbacks: runtime.callbacks,
    engine: '',
    async settle() {
      let requests = 0
      const request = async () => {
        requests += 1
        await invoke('settle')
        // The answer overtakes messages, but what was sent before it has come before it.
        await queue.drained()
      }
      // The second request goes out after all that those have made the page ask for.
      await request()
      await new Promise((resolve) => setTimeout(resolve, 0))
      await request()
      return requests
    },
    // The application knows them without asking the page.
    openChannels: () => Promise.resolve(0),
  }
}
