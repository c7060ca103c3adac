// The part of the page where a scenario's components are mounted and unmounted.

import type { Mounted, Stage, UploadTarget, Variant } from '../catalog/scenario'
import { Mounts } from '../mounting/mounts'

/** Lets everything that is queued in this document run: microtasks, tasks, Vue's updates. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0)
  })
}

/** Mounts and unmounts components, and holds only those that are mounted. */
export class ComponentStage implements Stage {
  #mounted: Mounted[] = []

  constructor(
    readonly element: HTMLElement,
    readonly upload: UploadTarget,
    readonly mounts: Mounts = new Mounts(),
  ) {}

  mount(variant: Variant): Mounted {
    const mounted = variant.mount(this)
    this.#mounted.push(mounted)
    return mounted
  }

  /** Unmounts the component that was mounted last; false if there is none. */
  unmount(): boolean {
    const mounted = this.#mounted.pop()
    mounted?.unmount()
    return mounted !== undefined
  }

  /** One cycle: mount, wait until ready, and `stayMs` more, unmount. */
  async cycle(variant: Variant, stayMs = 0): Promise<void> {
    await this.mount(variant).ready
    if (stayMs > 0) {
      await new Promise((resolve) => setTimeout(resolve, stayMs))
    }
    this.unmount()
    await nextTask()
  }
}
