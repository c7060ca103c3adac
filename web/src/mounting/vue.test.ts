// Which Vue components the probe counts as survivors, with real garbage collections.

import { beforeEach, expect, test } from 'vitest'
import { createApp, getCurrentInstance, h } from 'vue'

import { collectGarbage } from '../../tests/garbage'
import { uploadTarget } from '../../tests/upload-backend'
import type { Stage } from '../catalog/scenario'
import type { Arrived } from './mount-record'
import { Mounts } from './mounts'
import { readyAtOnce, useArrivals, useOuterArrivals, vueVariant } from './vue'

let stage: Stage

beforeEach(() => {
  stage = { element: document.createElement('main'), mounts: new Mounts(), upload: uploadTarget }
})

/** A component that calls `setup` when it is made, and shows a line. */
function componentWith(setup: () => void) {
  return {
    __name: 'Card',
    setup() {
      setup()
      return () => h('p', 'a line')
    },
  }
}

/** Mounts, unmounts, collects garbage, and counts. */
async function survivorsOf(setup: () => void): Promise<number> {
  vueVariant(componentWith(setup), '', undefined, readyAtOnce).mount(stage).unmount()
  await collectGarbage()
  return stage.mounts.read().survivors
}

test('a component that nothing holds does not survive', async () => {
  expect(await survivorsOf(() => undefined)).toBe(0)
})

test('a component survives as long as its instance is held', async () => {
  const held: unknown[] = []
  expect(await survivorsOf(() => held.push(getCurrentInstance()))).toBe(1)

  held.pop()
  await collectGarbage()

  expect(stage.mounts.read().survivors).toBe(0)
})

test('a component survives as long as a handler in its scope is held', async () => {
  const held: Arrived[] = []
  expect(await survivorsOf(() => held.push(useArrivals()))).toBe(1)

  held.pop()
  await collectGarbage()

  expect(stage.mounts.read().survivors).toBe(0)
})

test('a handler from outside counts ghosts, and keeps no component', async () => {
  const held: Arrived[] = []
  expect(await survivorsOf(() => held.push(useOuterArrivals()))).toBe(0)

  held[0]?.('progress')

  expect(stage.mounts.read()).toMatchObject({ ghost_messages: 1, ghost_writes: { progress: 1 } })
})

test('readyAtOnce waits for no message', async () => {
  const mounted = vueVariant(
    componentWith(() => undefined),
    '',
    undefined,
    readyAtOnce,
  ).mount(stage)

  await expect(mounted.ready).resolves.toBeUndefined()
})

test('the props are the upload, or what the scenario makes of the stage', () => {
  const seen: unknown[] = []
  const component = {
    __name: 'Card',
    props: ['url', 'filePath'],
    setup(props: object) {
      seen.push({ ...props })
      return () => h('p')
    },
  }

  vueVariant(component, '').mount(stage)
  vueVariant(component, '', ({ upload }) => ({ url: upload.slowUrl })).mount(stage)

  expect(seen).toEqual([
    { url: uploadTarget.url, filePath: uploadTarget.filePath },
    { url: uploadTarget.slowUrl, filePath: undefined },
  ])
})

test('the source is named after the file that the component was compiled from', () => {
  const { source } = vueVariant(
    componentWith(() => undefined),
    '<template />',
  )

  expect(source).toEqual({ file: 'Card.vue', code: '<template />' })
  expect(() => vueVariant({ setup: () => () => h('p') }, '')).toThrow(
    'Not a single-file component.',
  )
})

test('outside the stage nobody counts', () => {
  const app = createApp(componentWith(useArrivals))
  app.config.warnHandler = () => undefined

  expect(() => app.mount(document.createElement('main'))).toThrow(
    'Works only in components that the stage mounts.',
  )
})
