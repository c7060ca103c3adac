// Mounts React components under the probe's eyes.

import { createElement, type ComponentType } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

import type { Mounted, Stage } from '../catalog/scenario'
import type { Arrived } from './mount-record'

/** What the stage gives a React component. */
export interface StageProps {
  readonly url: string
  readonly filePath: string
  /** For the handler to call with every message. It holds nothing of the component. */
  readonly arrived: Arrived
  readonly onFailed: (reason: string) => void
}

interface Fiber {
  readonly type: unknown
  readonly return: Fiber | null
}

/**
 * The fiber of `component`: what React keeps for a mounted function component, and what its
 * state setters hold. React leaves a way to it on each element, under a random name.
 */
function fiberOf(component: unknown, element: Element): Fiber {
  const key = Object.keys(element).find((name) => name.startsWith('__reactFiber$'))
  let fiber = key === undefined ? null : (Reflect.get(element, key) as Fiber | null)
  while (fiber !== null && fiber.type !== component) {
    fiber = fiber.return
  }
  if (fiber === null) {
    throw new Error('This React keeps no fiber on its elements; the probe must learn its way.')
  }
  return fiber
}

/** Mounts `component` as an application of its own. */
export function mountReact(stage: Stage, component: ComponentType<StageProps>): Mounted {
  const record = stage.mounts.open(component.name)
  const host = document.createElement('section')
  stage.element.append(host)
  const root = createRoot(host)
  const { url, filePath } = stage.upload
  const props = { url, filePath, arrived: record.makeArrived(), onFailed: record.failed }
  flushSync(() => {
    root.render(createElement(component, props))
  })
  if (host.firstElementChild === null) {
    throw new Error(`${component.name} rendered nothing.`)
  }
  record.track(fiberOf(component, host.firstElementChild))
  return {
    ready: record.firstMessage(),
    unmount() {
      root.unmount()
      host.remove()
      record.unmounted()
    },
  }
}

/**
 * Renders nothing, somewhere else.
 *
 * React keeps an update of an unmounted component, and with it the component, in a list of its
 * own until it renders next, whatever that is. In a living page something always does.
 */
export function renderNothing(): void {
  const root = createRoot(document.createElement('div'))
  flushSync(() => {
    root.render(null)
  })
  root.unmount()
}
