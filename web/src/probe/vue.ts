// Mounts Vue components under the probe's eyes.

import { createApp, inject, type Component, type InjectionKey } from 'vue'

import type { Mounted, Stage } from '../catalog/scenario'

const ARRIVED: InjectionKey<() => void> = Symbol('Leak Lab: a message arrived')

/**
 * For a component's handler to call with every message, so that messages that reach it after
 * its unmount are seen. It holds nothing of the component.
 */
export function useArrivals(): () => void {
  const arrived = inject(ARRIVED)
  if (arrived === undefined) {
    throw new Error('useArrivals() works only in components that the stage mounts')
  }
  return arrived
}

/** A component that was made from a single-file component has its file's name. */
type NamedComponent = Component & { readonly __name?: string }

/** Mounts `component` as an application of its own, as a dialog or a widget would be. */
export function mountVue(
  stage: Stage,
  component: NamedComponent,
  props: Record<string, unknown>,
): Mounted {
  const record = stage.mounts.open(component.name ?? component.__name ?? 'component')
  const host = document.createElement('section')
  stage.element.append(host)
  const app = createApp(component, { ...props, onFailed: record.failed })
  app.provide(ARRIVED, record.arrived)
  record.track(app.mount(host).$)
  return {
    firstMessage: record.firstMessage,
    unmount() {
      app.unmount()
      host.remove()
      record.unmounted()
    },
  }
}
