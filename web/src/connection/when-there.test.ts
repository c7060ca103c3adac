import { expect, type Mock, test, vi } from 'vitest'

import { type SendingTransport, whenThere } from './when-there'

const NAME = 'leakLabTauri'

function transport() {
  const send = vi.fn<(message: string) => void>()
  const made = { send } as unknown as SendingTransport
  return { made, send }
}

/** The answer to the question that was asked last. */
function answer(
  send: Mock<(message: string) => void>,
  objects: Record<string, unknown>,
): { data: string } {
  const [asked] = send.mock.lastCall ?? ['{}']
  const { id } = JSON.parse(asked) as { id: number }
  return { data: JSON.stringify({ type: 10, id, data: objects }) }
}

test('it asks again until the object is there', async () => {
  vi.useFakeTimers()
  try {
    const { made, send } = transport()
    const there = whenThere(NAME, made)
    for (let asked = 1; asked <= 3; asked += 1) {
      expect(send).toHaveBeenCalledTimes(asked)
      made.onmessage(answer(send, {}))
      await vi.advanceTimersByTimeAsync(50)
    }

    made.onmessage(answer(send, { [NAME]: {} }))

    await there
    expect('onmessage' in made).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

test('a question without an answer is asked again, and in the end it is said that nobody is', async () => {
  vi.useFakeTimers()
  try {
    const { made, send } = transport()
    const refused = expect(whenThere(NAME, made)).rejects.toThrow(NAME)
    await vi.advanceTimersByTimeAsync(1000)
    expect(send).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(200_000)
    await refused
  } finally {
    vi.useRealTimers()
  }
})

test("a channel that the page makes meanwhile hears what is its own, and keeps the transport's ear", async () => {
  const { made, send } = transport()
  const there = whenThere(NAME, made)
  const pages = vi.fn<SendingTransport['onmessage']>()
  made.onmessage = pages
  const signal = { data: JSON.stringify({ type: 1, object: 'greeter' }) }

  made.onmessage(signal)
  made.onmessage(answer(send, { [NAME]: {} }))

  await there
  expect(pages.mock.calls).toEqual([[signal]])
  expect(made.onmessage).toBe(pages)
})

test('what the page sends before it is there is sent then, in order, and what comes after it at once', async () => {
  const { made, send } = transport()
  const there = whenThere(NAME, made)
  made.send('first')
  made.send('second')
  expect(send).toHaveBeenCalledOnce()

  made.onmessage(answer(send, { [NAME]: {} }))
  await there
  made.send('third')

  expect(send.mock.calls.slice(1)).toEqual([['first'], ['second'], ['third']])
})

test('what the page sends is sent as well where nobody ever offers the object', async () => {
  vi.useFakeTimers()
  try {
    const { made, send } = transport()
    const refused = expect(whenThere(NAME, made)).rejects.toThrow(NAME)
    made.send('init')
    await vi.advanceTimersByTimeAsync(200_000)
    await refused
    expect(send).toHaveBeenLastCalledWith('init')
  } finally {
    vi.useRealTimers()
  }
})
