// @vitest-environment node

import { beforeEach, expect, test, vi } from 'vitest'

import { TauriRequests } from './tauri-requests'

const PYFUNC = 'ipc://localhost/plugin%3Apytauri%7Cpyfunc'
const CHANNEL_DATA = 'ipc://localhost/plugin%3A__TAURI_CHANNEL__%7Cfetch'

const send = vi.fn<typeof fetch>()

function answer(body: string, type: string): Response {
  return new Response(body, { headers: { 'Content-Type': type, 'Tauri-Response': 'ok' } })
}

beforeEach(() => {
  send.mockReset()
  vi.stubGlobal('fetch', send)
})

test('a command that Python answers is asked for by its function, with its arguments as they are', async () => {
  send.mockImplementation(() => Promise.resolve(answer('[7]', 'application/octet-stream')))
  const requests = new TauriRequests(['one'])
  requests.add(['two'])

  const headers = { 'Content-Type': 'application/json', 'Tauri-Callback': '3' }
  const response = await fetch('ipc://localhost/two', { method: 'POST', body: '{"a":1}', headers })

  const [address, init] = send.mock.calls[0] ?? []
  expect(address).toBe(PYFUNC)
  expect(init?.body).toBe('{"a":1}')
  expect(Object.fromEntries(new Headers(init?.headers))).toEqual({
    pyfunc: 'two',
    'content-type': 'application/octet-stream',
    'tauri-callback': '3',
  })
  // pytauri 0.4 gives bytes alone; Tauri's script reads an answer by its type.
  expect(response.headers.get('Content-Type')).toBe('application/json')
  expect(response.headers.get('Tauri-Response')).toBe('ok')
  expect(await response.json()).toEqual([7])
})

test('every other request goes out and comes back untouched', async () => {
  const untouched = answer('raw', 'application/octet-stream')
  send.mockResolvedValue(untouched)
  const requests = new TauriRequests(['one'])
  const init = { method: 'POST', body: '{}' }

  await expect(fetch('ipc://localhost/plugin%3Aupload%7Cupload', init)).resolves.toBe(untouched)
  await expect(fetch('https://example.com/one', init)).resolves.toBe(untouched)

  expect(send.mock.calls.map(([address]) => address)).toEqual([
    'ipc://localhost/plugin%3Aupload%7Cupload',
    'https://example.com/one',
  ])
  expect(send.mock.calls.every(([, sent]) => sent === init)).toBe(true)
  expect(requests.made).toBe(1)
})

test("a channel's message that is fetched is JSON, and no command of the page's", async () => {
  send.mockResolvedValue(answer('{"sent":1}', 'application/octet-stream'))
  const requests = new TauriRequests([])

  const message = await fetch(CHANNEL_DATA, { method: 'POST' })

  expect(await message.json()).toEqual({ sent: 1 })
  expect(requests.made).toBe(0)
})

test('it waits for the requests that were made, failed ones too, and not for later ones', async () => {
  const ends: ((response: Response) => void)[] = []
  send.mockImplementation(() => new Promise((resolve) => ends.push(resolve)))
  const requests = new TauriRequests([])
  const first = fetch('ipc://localhost/first')
  const failed = fetch('ipc://localhost/failed')
  let isOver = false
  const over = requests.answered().then(() => {
    isOver = true
  })
  void fetch('ipc://localhost/later')

  ends[0]?.(answer('1', 'application/json'))
  await first
  expect(isOver).toBe(false)
  ends[1]?.(Promise.reject(new TypeError('lost')) as never)
  await expect(failed).rejects.toThrow('lost')
  await over
  expect(isOver).toBe(true)
})
