import { expect, test } from 'vitest'

import { openRows, register, together, undo, type Row } from './ledger'
import { makeText, LeakLabSite } from './sites'

test('alike registrations are one row; what is over is forgotten', () => {
  let isOpen = true
  const made = (site: string) =>
    register({
      kind: 'timer',
      name: 'setInterval',
      site: new LeakLabSite({ stack: `Error\n    ${site}` }),
      isOpen: () => isOpen,
    })
  const first = made('a')
  made('a')
  made('b')
  const row = (site: string, count: number): Row => ({
    kind: 'timer',
    name: 'setInterval',
    site,
    count,
    targets: 0,
  })
  expect(openRows()).toEqual([row('a', 2), row('b', 1)])
  undo(first)
  expect(openRows()).toEqual([row('a', 1), row('b', 1)])
  isOpen = false
  expect(openRows()).toEqual([])
  isOpen = true
  expect(openRows()).toEqual([])
})

test("the rows of several frames add up, and stay each frame's own", () => {
  const row: Row = {
    kind: 'listener',
    name: 'resize on Window',
    site: 'at a',
    count: 2,
    targets: 1,
  }
  expect(together([row, { ...row, site: 'at b' }, row])).toEqual([
    { ...row, count: 4, targets: 2 },
    { ...row, site: 'at b' },
  ])
  expect(row.count).toBe(2)
})

test('rows tell how many targets their registrations have', () => {
  const [one, other] = [new EventTarget(), new EventTarget()]
  const registered = [one, other, one].map((target) =>
    register({
      kind: 'listener',
      name: 'abort on AbortSignal',
      site: new LeakLabSite(),
      target: new WeakRef(target),
      isOpen: () => true,
    }),
  )
  expect(openRows()).toMatchObject([{ count: 3, targets: 2 }])
  registered.forEach(undo)
})

test('a stack is made into text once, and only of what is open then', () => {
  let asked = 0
  const made = () => {
    const stack = {
      get stack() {
        asked += 1
        return 'Error\n    at mount (a.js:1:1)'
      },
    }
    const site = new LeakLabSite(stack)
    return register({ kind: 'timer', name: 'setTimeout', site, isOpen: () => true })
  }
  undo(made())
  makeText()
  expect(asked).toBe(0)
  const open = made()
  makeText()
  expect(asked).toBe(1)
  expect(openRows().map((row) => row.site)).toEqual(['at mount (a.js:1:1)'])
  expect(asked).toBe(1)
  undo(open)
})
