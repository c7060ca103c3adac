// Events of jsdom are no person's: the recorder is shown that it must not note them; what it notes
// of real ones tests/check/test_recorded.py shows, in the engine.

import { expect, test } from 'vitest'

import { next, start, stop } from './recording'

test('what a script does is not noted', async () => {
  document.body.innerHTML = '<button>Open</button><input>'
  start()
  document.querySelector('button')?.click()
  document.querySelector('input')?.dispatchEvent(new Event('input', { bubbles: true }))
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
  stop()
  const { steps } = await next(0)
  expect(steps).toEqual([])
})

test('it waits for no longer than a moment, and not at all once it is stopped', async () => {
  start()
  const { version } = await next(0)
  const waiting = next(version)
  stop()
  expect(await waiting).toEqual({ version, steps: [] })
  expect(await next(version)).toEqual({ version, steps: [] })
})
