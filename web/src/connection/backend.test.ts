// @vitest-environment node

import { expect, test } from 'vitest'

import { TestBackend } from '../../tests/qt'
import { Backend } from './backend'
import type { Delivery } from './delivery'

/** Opens a document, and notes the batches that reach it. */
async function open(qt: TestBackend, version = '2.5.0') {
  const batches: (readonly Delivery[])[] = []
  const backend = new Backend(qt, () => 3)
  const opening = backend.open(version, {
    push: (batch) => {
      batches.push(batch)
    },
  })
  const documentId = qt.documentId
  await opening
  return { backend, batches, documentId }
}

test('a document opens under an id of its own, with its Tauri version', async () => {
  const qt = new TestBackend()
  const first = await open(qt, '2.4.1')
  const second = await open(qt, '2.12.5')

  expect(qt.opened).toEqual([
    [first.documentId, '2.4.1'],
    [second.documentId, '2.12.5'],
  ])
  expect(first.documentId).toMatch(/^\d+(-\d+){3}$/)
  expect(second.documentId).not.toBe(first.documentId)
})

test('requests go out under that id', async () => {
  const qt = new TestBackend()
  const { backend, documentId } = await open(qt)
  const { invoke } = backend

  const request = {
    cmd: 'ping',
    callback: 1,
    error: 2,
    payload: '{"n":1}',
    isRaw: false,
    headers: { accept: 'text/plain' },
  }
  invoke(request)

  expect(qt.invoked).toEqual([[documentId, request]])
})

test('a request tells which mount was the newest', async () => {
  const qt = new TestBackend()
  let newest = 0
  const backend = new Backend(qt, () => newest)
  await backend.open('2.5.0', { push: () => undefined })

  for (newest of [0, 7]) {
    backend.invoke({ cmd: 'ping', callback: 1, error: 2, payload: '{}', isRaw: false, headers: {} })
  }

  expect(qt.mounts).toEqual([0, 7])
})

test('batches come in, parsed', async () => {
  const qt = new TestBackend()
  const { batches } = await open(qt)

  qt.send([
    ['call', 7, { message: 'a', index: 0 }],
    ['answer', 8, null],
  ])
  qt.send([['call', 9, 'next']])

  expect(batches).toEqual([
    [
      ['call', 7, { message: 'a', index: 0 }],
      ['answer', 8, null],
    ],
    [['call', 9, 'next']],
  ])
})

test('raw bytes come in as an ArrayBuffer, with their place in the order', async () => {
  const qt = new TestBackend()
  const { batches } = await open(qt)

  qt.sendText(
    '[["raw","call",7,"AAH/",{"index":3}],["raw","fetch",8,"",{"index":0}],["raw","answer",9,"/w==",null]]',
  )

  const buffer = (...bytes: number[]) => new Uint8Array(bytes).buffer
  expect(batches).toEqual([
    [
      ['call', 7, { message: buffer(0, 1, 255), index: 3 }],
      ['fetch', 8, { message: buffer(), index: 0 }],
      ['answer', 9, buffer(255)],
    ],
  ])
})

test("another document's batches never reach this one", async () => {
  const qt = new TestBackend()
  const earlier = await open(qt)
  const later = await open(qt)

  qt.send([['call', 1, 'for the earlier']], earlier.documentId)
  qt.send([['call', 2, 'for nobody']], 'a document of long ago')

  expect(earlier.batches).toEqual([[['call', 1, 'for the earlier']]])
  expect(later.batches).toEqual([])
})

test('a batch that comes while the document opens is not lost', async () => {
  const qt = new TestBackend()
  const opening = open(qt)

  qt.send([['call', 1, 'early']])

  expect((await opening).batches).toEqual([[['call', 1, 'early']]])
})

test("a refusal is told in the backend's words", async () => {
  const qt = new TestBackend('Tauri 1.0.0 is not supported: only Tauri 2 is')

  await expect(open(qt, '1.0.0')).rejects.toThrow(
    /^Tauri 1\.0\.0 is not supported: only Tauri 2 is$/,
  )
})
