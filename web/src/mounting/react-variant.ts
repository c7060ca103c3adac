// React, loaded once a scenario mounts with it: it is more than half of all that the page would load.

import type { ComponentType } from 'react'

import type { Variant } from '../catalog/scenario'
import type * as React from './react'

type Card = ComponentType<React.StageProps>

let react: typeof React | undefined

/** A scenario's component in React, of the file `name`.tsx, and its source to show. */
export function reactVariant(
  name: string,
  code: string,
  loadCard: () => Promise<{ default: Card }>,
): Variant {
  let card: Card | undefined
  return {
    source: { file: `${name}.tsx`, code },
    async load() {
      react ??= await import('./react')
      card ??= (await loadCard()).default
    },
    mount(stage) {
      if (react === undefined || card === undefined) {
        throw new Error(`${name} is mounted before it is loaded.`)
      }
      return react.mountReact(stage, card)
    },
  }
}

/** Lets React give up what it keeps of unmounted components, if it was ever loaded. */
export function flushReact(): void {
  react?.renderNothing()
}
