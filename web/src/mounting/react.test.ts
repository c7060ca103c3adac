// Which React components the probe counts as survivors, with real garbage collections.

import { createElement, useState, type ReactElement } from 'react'
import { expect, test } from 'vitest'

import { collectGarbage } from '../../tests/garbage'
import { uploadTarget } from '../../tests/upload-backend'
import { Mounts } from './mounts'
import { mountReact, renderNothing, type StageProps } from './react'
import { flushReact, reactVariant } from './react-variant'

/** Mounts a component that shows its setter and its handler to `hold`, and unmounts it. */
function mountAndUnmount(mounts: Mounts, hold: (setter: object, arrived: object) => void): void {
  function Card({ arrived }: StageProps): ReactElement {
    const [line, setLine] = useState('a line')
    hold(setLine, arrived)
    return createElement('p', null, line)
  }
  const element = document.createElement('main')
  const mounted = mountReact({ element, mounts, upload: uploadTarget }, Card)
  expect(element.textContent).toBe('a line')
  mounted.unmount()
}

/** The same, with a collection. It must not hold what it has mounted: a React root holds more. */
async function run(hold: (setter: object, arrived: object) => void) {
  const mounts = new Mounts()
  mountAndUnmount(mounts, hold)
  await collectReact()
  return mounts
}

/** React works off an unmount in a task of its own, and keeps the last root that it rendered. */
async function collectReact(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0))
  renderNothing()
  await collectGarbage()
}

test('a component that nothing holds does not survive', async () => {
  const mounts = await run(() => undefined)

  expect(mounts.read()).toMatchObject({ created: 1, mounted: 0, survivors: 0 })
})

test.each<[string, (setter: object, arrived: object) => object]>([
  ['its state setter', (setter) => setter],
  ['its handler', (_setter, arrived) => arrived],
])('a component survives as long as %s is held', async (_name, what) => {
  const held: object[] = []
  const mounts = await run((setter, arrived) => held.push(what(setter, arrived)))
  expect(mounts.read().survivors).toBe(1)

  held.length = 0
  await collectReact()

  expect(mounts.read().survivors).toBe(0)
})

test('an update of an unmounted component keeps it until React renders next', async () => {
  const held: ((line: string) => void)[] = []
  const mounts = await run((setter) => held.push(setter as (line: string) => void))
  held.splice(0).forEach((set) => {
    set('too late')
  })
  await collectGarbage()
  expect(mounts.read().survivors).toBe(1)

  await collectReact()

  expect(mounts.read().survivors).toBe(0)
})

test('a component that renders nothing cannot be tracked, and says so', () => {
  function Empty(): null {
    return null
  }
  const element = document.createElement('main')

  expect(() => mountReact({ element, mounts: new Mounts(), upload: uploadTarget }, Empty)).toThrow(
    'Empty rendered nothing.',
  )
})

test('a variant mounts once it is loaded, and says so where it is not', async () => {
  function Card(): ReactElement {
    return createElement('p', null, 'loaded')
  }
  const element = document.createElement('main')
  const stage = { element, mounts: new Mounts(), upload: uploadTarget }
  const variant = reactVariant('Card', 'the source', () => Promise.resolve({ default: Card }))
  expect(variant.source).toEqual({ file: 'Card.tsx', code: 'the source' })
  flushReact()
  expect(() => variant.mount(stage)).toThrow('Card is mounted before it is loaded.')

  await variant.load?.()

  const mounted = variant.mount(stage)
  expect(element.textContent).toBe('loaded')
  mounted.unmount()
  flushReact()
})
