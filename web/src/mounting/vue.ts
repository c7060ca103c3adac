// Mounts Vue components under the probe's eyes.

import { createApp, inject, type Component, type InjectionKey } from 'vue'

import type { Mounted, Stage, Variant } from '../catalog/scenario'
import type { Arrived, MountRecord } from './mount-record'

const RECORD: InjectionKey<MountRecord> = Symbol('Leak Lab: the record of this mount')

function useRecord(): MountRecord {
  const record = inject(RECORD)
  if (record === undefined) {
    throw new Error('Works only in components that the stage mounts.')
  }
  return record
}

/**
 * For a component's handler to call with every message, so that messages that reach it after
 * its unmount are seen, and so is the handler itself. It holds nothing of the component.
 */
export function useArrivals(): Arrived {
  return useRecord().makeArrived()
}

/** The same for a handler that is made outside the component's scope. */
export function useOuterArrivals(): Arrived {
  return useRecord().arrived
}

/** What a component is mounted with. */
type PropsOf = (stage: Stage) => Record<string, unknown>

/** When a cycle may unmount a component. */
type ReadyOf = (record: MountRecord) => Promise<void>

const readyWithFirstMessage: ReadyOf = (record) => record.firstMessage()

/** For components that are unmounted before anything of theirs has been answered. */
export const readyAtOnce: ReadyOf = () => Promise.resolve()

/** The stage's upload, which a component gets unless a scenario says otherwise. */
export const uploadProps: PropsOf = ({ upload: { url, filePath } }) => ({ url, filePath })

/** Mounts `component` as an application of its own, as a dialog or a widget would be. */
function mountVue(
  stage: Stage,
  name: string,
  component: Component,
  propsOf: PropsOf,
  readyOf: ReadyOf,
): Mounted {
  const record = stage.mounts.open(name)
  const host = document.createElement('section')
  stage.element.append(host)
  const app = createApp(component, { ...propsOf(stage), onFailed: record.failed })
  app.provide(RECORD, record)
  record.track(app.mount(host).$)
  return {
    ready: readyOf(record),
    unmount() {
      app.unmount()
      host.remove()
      record.unmounted()
    },
  }
}

/** The file's name without its ending, which Vue's compiler notes in every component. */
function fileNameOf(component: Component & { readonly __name?: string }): string {
  if (component.__name === undefined) {
    throw new Error('Not a single-file component.')
  }
  return component.__name
}

/** A scenario's component in Vue, and its source to show. It gets the stage's upload as props. */
export function vueVariant(
  component: Component,
  code: string,
  propsOf: PropsOf = uploadProps,
  readyOf: ReadyOf = readyWithFirstMessage,
): Variant {
  const name = fileNameOf(component)
  return {
    source: { file: `${name}.vue`, code },
    mount: (stage) => mountVue(stage, name, component, propsOf, readyOf),
  }
}
