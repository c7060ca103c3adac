// @vitest-environment node

import { expect, test, vi } from 'vitest'

import { DeliveryTime } from './delivery-time'

test('adds up the time of calls, and nothing between them', () => {
  const now = vi.spyOn(performance, 'now')
  const time = new DeliveryTime()
  expect(time.busyMs).toBe(0)

  now.mockReturnValueOnce(100).mockReturnValueOnce(103)
  time.measure(() => undefined)
  now.mockReturnValueOnce(500).mockReturnValueOnce(502)
  time.measure(() => undefined)

  expect(time.busyMs).toBe(5)
})

test('counts work that throws, and lets it throw', () => {
  const now = vi.spyOn(performance, 'now')
  const time = new DeliveryTime()
  now.mockReturnValueOnce(0).mockReturnValueOnce(7)

  expect(() => {
    time.measure(() => {
      throw new Error('in the work')
    })
  }).toThrow('in the work')
  expect(time.busyMs).toBe(7)
})
