// Mounts components in plain JavaScript under the probe's eyes.

import type { Mounted, Stage, Variant } from '../catalog/scenario'
import type { Arrived } from './mount-record'

/** What the stage gives a component in plain JavaScript. */
export interface PlainContext {
  readonly host: HTMLElement
  readonly url: string
  readonly filePath: string
  /** For the handler to call with every message. It holds nothing of the component. */
  readonly arrived: Arrived
  readonly failed: (reason: string) => void
}

/** A component: it fills its host when it is made. */
export abstract class PlainComponent {
  /** Called before the host is removed. */
  unmount(): void {
    // Most have nothing to clean up, or forget to.
  }
}

type PlainClass = new (context: PlainContext) => PlainComponent

function mountPlain(stage: Stage, Component: PlainClass): Mounted {
  const record = stage.mounts.open(Component.name)
  const host = document.createElement('section')
  stage.element.append(host)
  const { url, filePath } = stage.upload
  const component = new Component({
    host,
    url,
    filePath,
    arrived: record.makeArrived(),
    failed: record.failed,
  })
  record.track(component)
  return {
    ready: record.firstMessage(),
    unmount() {
      component.unmount()
      host.remove()
      record.unmounted()
    },
  }
}

/** A scenario's component in plain JavaScript, and its source to show. */
export function plainVariant(component: PlainClass, code: string): Variant {
  return {
    source: { file: `${component.name}.ts`, code },
    mount: (stage) => mountPlain(stage, component),
  }
}
