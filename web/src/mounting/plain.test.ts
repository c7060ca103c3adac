// Which plain components the probe counts as survivors, with real garbage collections.

import { expect, test } from 'vitest'

import { collectGarbage } from '../../tests/garbage'
import { uploadTarget } from '../../tests/upload-backend'
import { Mounts } from './mounts'
import { PlainComponent, plainVariant, type PlainContext } from './plain'

/** Mounts a component that shows itself or its handler to `hold`, unmounts it, and collects. */
async function run(hold: (component: object, context: PlainContext) => void) {
  const events: string[] = []
  class Card extends PlainComponent {
    constructor(context: PlainContext) {
      super()
      context.host.append('a line')
      hold(this, context)
    }

    override unmount(): void {
      events.push(`unmounted in a ${element.childElementCount === 1 ? 'full' : 'empty'} stage`)
    }
  }
  const element = document.createElement('main')
  const mounts = new Mounts()
  plainVariant(Card, '').mount({ element, mounts, upload: uploadTarget }).unmount()
  await collectGarbage()
  return { mounts, events }
}

test('a component is told before its host goes, and does not survive if nothing holds it', async () => {
  const { mounts, events } = await run(() => undefined)

  expect(events).toEqual(['unmounted in a full stage'])
  expect(mounts.read()).toMatchObject({ created: 1, mounted: 0, survivors: 0 })
})

test.each<[string, (component: object, context: PlainContext) => object]>([
  ['it', (component) => component],
  ['its handler', (_component, { arrived }) => arrived],
])('a component survives as long as %s is held', async (_name, what) => {
  const held: object[] = []
  const { mounts } = await run((component, context) => held.push(what(component, context)))
  expect(mounts.read().survivors).toBe(1)

  held.pop()
  await collectGarbage()

  expect(mounts.read().survivors).toBe(0)
})
