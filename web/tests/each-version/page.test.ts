// The whole page of each Tauri version, through its QWebChannel, with real garbage collections.

import { afterEach, beforeAll, describe, expect, test } from 'vitest'

import type { Framework } from '../../src/catalog/scenario'
import { startPage, type LeakLab } from '../../src/page'
import { collectGarbage } from '../garbage'
import { offerObjects, TestBackend, TestStageHeading, TestUploader } from '../qt'
import { tauris } from '../tauri'
import { UploadBackend } from '../upload-backend'

const CYCLES = 5

let page: LeakLab
let uploads: UploadBackend

beforeAll(async () => {
  const tauri = tauris.find(({ version }) => version === __TAURI_VERSION__)
  if (tauri === undefined) {
    throw new Error(`tests/tauri.ts does not know Tauri ${__TAURI_VERSION__}`)
  }
  const backend = new TestBackend('', (request) => {
    uploads.invoke(request)
  })
  uploads = new UploadBackend(
    tauri,
    (batch) => {
      backend.send(batch)
    },
    (upload) => {
      upload.progress(1, 2)
    },
  )
  const stageHeading = new TestStageHeading()
  offerObjects({ backend, uploader: new TestUploader(), stageHeading })
  const followed: unknown[] = []
  page = await startPage(document.body, (controls) => {
    followed.push(controls)
    return Promise.resolve()
  })
  expect(followed).toEqual([stageHeading])
  expect(backend.opened).toEqual([[backend.documentId, __TAURI_VERSION__]])
})

afterEach(() => {
  while (page.unmount()) {
    // All that the test has left.
  }
  uploads.finishAll()
})

async function readAfterCollection() {
  await page.settle()
  await collectGarbage()
  return page.read()
}

async function runCycles(framework: Framework, cycles: number): Promise<void> {
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    await page.cycle('no-cleanup', framework, 0)
  }
}

describe.each<Framework>(['vue', 'react', 'plain'])('no-cleanup in %s', (framework) => {
  test('ends as the catalog says', async () => {
    const entry = page
      .scenarios()
      .find((scenario) => scenario.id === 'no-cleanup' && scenario.framework === framework)
    const left = entry?.expected === 'leak' ? CYCLES : 0
    await runCycles(framework, 2)
    uploads.finishAll()
    const before = await readAfterCollection()

    await runCycles(framework, CYCLES)
    // Each component hears once more, after its unmount.
    uploads.uploads.forEach((upload) => {
      upload.progress(2, 2)
    })
    uploads.finishAll()
    const after = await readAfterCollection()

    expect({
      created: after.created - before.created,
      ghosts: after.ghost_messages - before.ghost_messages,
      mounted: after.mounted,
      survivors: after.survivors - before.survivors,
      callbacks: after.callbacks - before.callbacks,
    }).toEqual({ created: CYCLES, ghosts: CYCLES, mounted: 0, survivors: left, callbacks: left })
  })

  test('all of it is held while the uploads run', async () => {
    await runCycles(framework, 2)
    uploads.finishAll()
    const before = await readAfterCollection()

    await runCycles(framework, CYCLES)
    const during = await readAfterCollection()

    expect(during.survivors - before.survivors).toBe(CYCLES)
    // The channel's, and two of the invoke that has not been answered.
    expect(during.callbacks - before.callbacks).toBe(3 * CYCLES)
  })
})

test('mounts and unmounts one by one, the last one first', async () => {
  const before = page.read()
  await page.mount('no-cleanup', 'vue')
  await page.mount('no-cleanup', 'plain')
  expect(page.read()).toMatchObject({ created: before.created + 2, mounted: 2 })
  const sections = [...document.querySelectorAll('section')]

  expect(page.unmount()).toBe(true)
  expect([...document.querySelectorAll('section')]).toEqual(sections.slice(0, 1))
  expect(page.unmount()).toBe(true)
  expect(page.unmount()).toBe(false)
  expect(page.read().mounted).toBe(0)
})

test('counts the nodes of the document, all of it, and nothing beyond', () => {
  const before = page.read().attached_nodes
  // The document itself, its doctype and its elements: it has no text yet.
  expect(before).toBe(2 + document.querySelectorAll('*').length)

  const paragraph = document.createElement('p')
  paragraph.append('text')
  expect(page.read().attached_nodes).toBe(before)
  document.body.append(paragraph)
  document.head.append(document.createElement('meta'))

  expect(page.read().attached_nodes).toBe(before + 3)
})

test('adds up the time that deliveries take', async () => {
  const before = page.deliveryTime()

  await page.settle()

  expect(page.deliveryTime()).toBeGreaterThan(before)
})
