// The probe's counts, with real garbage collections.
// @vitest-environment node

import { expect, test, vi } from 'vitest'

import { collectGarbage } from '../../tests/garbage'
import { Mounts } from './mounts'

class Component {
  readonly data = new Uint8Array(1024)
}

/** Opens `count` records, each with a component that only the answer holds. */
function mount(mounts: Mounts, count: number) {
  return Array.from({ length: count }, () => {
    const component = new Component()
    const record = mounts.open('Component')
    record.track(component)
    return { component, record }
  })
}

test('a new document has nothing', () => {
  expect(new Mounts().read()).toEqual({
    created: 0,
    mounted: 0,
    survivors: 0,
    unheard: 0,
    ghost_messages: 0,
    ghost_writes: {},
  })
})

test('what is mounted is no survivor', () => {
  const mounts = new Mounts()
  mount(mounts, 3)

  expect(mounts.read()).toMatchObject({ created: 3, mounted: 3, survivors: 0 })
})

test('what is unmounted and still held survives a collection', async () => {
  const mounts = new Mounts()
  const held = mount(mounts, 4)
  held.forEach(({ record }) => {
    record.unmounted()
  })

  await collectGarbage()

  expect(mounts.read()).toMatchObject({ created: 4, mounted: 0, survivors: 4 })
  expect(held).toHaveLength(4)
})

test('what is unmounted and let go does not, and only it', async () => {
  const mounts = new Mounts()
  const mounted = mount(mounts, 1)
  const held = mount(mounts, 2)
  held.forEach(({ record }) => {
    record.unmounted()
  })
  mount(mounts, 5).forEach(({ record }) => {
    record.unmounted()
  })
  expect(mounts.read()).toMatchObject({ created: 8, mounted: 1, survivors: 7 })

  await collectGarbage()

  expect(mounts.read()).toMatchObject({ created: 8, mounted: 1, survivors: 2 })
  expect(mounted.length + held.length).toBe(3)
})

test('reading holds nothing: what is let go later is gone later', async () => {
  const mounts = new Mounts()
  let held = mount(mounts, 2)
  held.forEach(({ record }) => {
    record.unmounted()
  })
  await collectGarbage()
  expect(mounts.read().survivors).toBe(2)

  held = []
  await collectGarbage()

  expect(mounts.read().survivors).toBe(0)
  expect(held).toEqual([])
})

test('a mounted component counts as mounted even when nothing else holds it', async () => {
  const mounts = new Mounts()
  mount(mounts, 1)

  await collectGarbage()

  expect(mounts.read()).toMatchObject({ mounted: 1, survivors: 0 })
})

test('ghosts are counted also after the component is collected and its record dropped', async () => {
  const mounts = new Mounts()
  const handlers = mount(mounts, 2).map(({ record }) => {
    record.unmounted()
    return record.arrived
  })
  await collectGarbage()
  expect(mounts.read()).toMatchObject({ survivors: 0, ghost_messages: 0 })

  handlers.forEach((arrived) => {
    arrived('progress')
  })

  expect(mounts.read()).toMatchObject({ created: 2, survivors: 0, ghost_messages: 2 })
  expect(mounts.read().ghost_writes).toEqual({ progress: 2 })
})

test('a component that is gone and has left its handler behind survives', async () => {
  const mounts = new Mounts()
  let handlers = mount(mounts, 3).map(({ record }) => {
    const arrived = record.makeArrived()
    record.unmounted()
    return () => {
      arrived()
    }
  })

  await collectGarbage()
  expect(mounts.read().survivors).toBe(3)
  handlers.forEach((handler) => {
    handler()
  })
  expect(mounts.read().ghost_messages).toBe(3)

  handlers = []
  await collectGarbage()
  expect(mounts.read().survivors).toBe(0)
  expect(handlers).toEqual([])
})

test("a handler from outside holds its record, not the record's component", async () => {
  const mounts = new Mounts()
  const handlers = mount(mounts, 3).map(({ record }) => {
    record.unmounted()
    return [record.arrived, record.failed]
  })

  await collectGarbage()

  expect(mounts.read().survivors).toBe(0)
  expect(handlers).toHaveLength(3)
})

test('survivors are told one by one, oldest first, with what has reached them', async () => {
  const mounts = new Mounts()
  mount(mounts, 2).forEach(({ record }) => {
    record.unmounted()
  })
  const held = mount(mounts, 4)
  held.forEach(({ record }, place) => {
    record.arrived()
    if (place !== 1) {
      record.unmounted()
    }
    record.arrived()
  })
  await collectGarbage()

  const told = mounts.survivors(0, 10)
  expect(told.map(({ mount, name, messages, ghosts }) => [mount, name, messages, ghosts])).toEqual([
    [3, 'Component', 2, 1],
    [5, 'Component', 2, 1],
    [6, 'Component', 2, 1],
  ])
  for (const { unmounted_ms } of told) {
    expect(unmounted_ms).toBeGreaterThanOrEqual(0)
  }
  expect(mounts.survivors(3, 1).map(({ mount }) => mount)).toEqual([5])
  expect(held).toHaveLength(4)
})

test('the newest mounts are told, oldest first, without asking whether they exist', () => {
  const mounts = new Mounts()
  expect(mounts.created).toBe(0)
  const records = ['a', 'b', 'c'].map((name) => mounts.open(name))
  records[1]?.arrived('progress')
  records[1]?.unmounted()
  records[1]?.arrived('progress')
  const deref = vi.spyOn(WeakRef.prototype, 'deref')

  expect(mounts.newest(2)).toEqual([
    { mount: 2, name: 'b', unmounted_ms: expect.any(Number) as number, messages: 2, late: 1 },
    { mount: 3, name: 'c', unmounted_ms: null, messages: 0, late: 0 },
  ])
  expect(mounts.created).toBe(3)
  expect(deref).not.toHaveBeenCalled()
})
