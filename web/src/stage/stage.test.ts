import { expect, onTestFinished, test, vi } from 'vitest'

import { uploadTarget } from '../../tests/upload-backend'
import type { Variant } from '../catalog/scenario'
import { ComponentStage } from './stage'

function newStage() {
  const events: string[] = []
  const variant = (name: string, ready = Promise.resolve()): Variant => ({
    source: { file: 'component.ts', code: '' },
    mount: () => {
      events.push(`mount ${name}`)
      return { ready, unmount: () => events.push(`unmount ${name}`) }
    },
  })
  return { stage: new ComponentStage(document.body, uploadTarget), events, variant }
}

test('unmounts the component that was mounted last', () => {
  const { stage, events, variant } = newStage()
  stage.mount(variant('a'))
  stage.mount(variant('b'))

  expect([stage.unmount(), stage.unmount(), stage.unmount()]).toEqual([true, true, false])
  expect(events).toEqual(['mount a', 'mount b', 'unmount b', 'unmount a'])
})

test('a cycle unmounts when its component is ready, not before', async () => {
  const { stage, events, variant } = newStage()
  const { promise, resolve } = Promise.withResolvers<undefined>()

  const cycle = stage.cycle(variant('a', promise.then()))
  await new Promise((done) => setTimeout(done, 0))
  expect(events).toEqual(['mount a'])
  resolve(undefined)
  await cycle

  expect(events).toEqual(['mount a', 'unmount a'])
})

test('in slow motion its component stays a while', async () => {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { stage, events, variant } = newStage()

  const cycle = stage.cycle(variant('a'), 400)
  await vi.advanceTimersByTimeAsync(399)
  expect(events).toEqual(['mount a'])
  await vi.advanceTimersByTimeAsync(2)
  await cycle

  expect(events).toEqual(['mount a', 'unmount a'])
})

test('a cycle ends only after all that its unmount has queued', async () => {
  const { stage, events, variant } = newStage()
  const component: Variant = {
    ...variant('a'),
    mount: () => ({
      ready: Promise.resolve(),
      unmount: () => {
        setTimeout(() => events.push('queued by the unmount'), 0)
      },
    }),
  }

  await stage.cycle(component)

  expect(events).toEqual(['queued by the unmount'])
})

test("a cycle whose component fails rejects with the component's reason", async () => {
  const { stage, events, variant } = newStage()
  const failing = Promise.reject(new Error('no such file'))

  await expect(stage.cycle(variant('a', failing))).rejects.toThrow('no such file')
  expect(events).toContain('mount a')
})
