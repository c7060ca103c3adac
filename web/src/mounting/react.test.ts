// Which React components the probe counts as survivors, with real garbage collections.

import { createElement, useState, type ReactElement } from 'react'
import { expect, test } from 'vitest'

import { collectGarbage } from '../../tests/garbage'
import { uploadTarget } from '../../tests/upload-backend'
import { Mounts } from './mounts'
import { reactVariant, renderNothing, type StageProps } from './react'

/** Mounts a component that shows its setter and its handler to `hold`, and unmounts it. */
function mountAndUnmount(mounts: Mounts, hold: (setter: object, arrived: object) => void): void {
  function Card({ arrived }: StageProps): ReactElement {
    const [line, setLine] = useState('a line')
    hold(setLine, arrived)
    return createElement('p', null, line)
  }
  const element = document.createElement('main')
  const mounted = reactVariant(Card, '').mount({ element, mounts, upload: uploadTarget })
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

  expect(() =>
    reactVariant(Empty, '').mount({ element, mounts: new Mounts(), upload: uploadTarget }),
  ).toThrow('Empty rendered nothing.')
})
