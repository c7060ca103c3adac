// The component of the issue in its three frameworks, on the runtime and api of each Tauri version.

import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { loadVariant } from '../../src/catalog/catalog'
import type { Framework, Mounted, Stage } from '../../src/catalog/scenario'
import { receive } from '../../src/connection/receive'
import { installInternals } from '../../src/tauri/internals'
import { Mounts } from '../../src/mounting/mounts'
import { tauris } from '../tauri'
import { UploadBackend, uploadTarget, type Upload } from '../upload-backend'

let backend: UploadBackend
let stage: Stage

beforeAll(() => {
  const tauri = tauris.find(({ version }) => version === __TAURI_VERSION__)
  if (tauri === undefined) {
    throw new Error(`tests/tauri.ts does not know Tauri ${__TAURI_VERSION__}`)
  }
  const runtime = installInternals(window, __TAURI_VERSION__, (request) => {
    backend.invoke(request)
  })
  backend = new UploadBackend(tauri, (batch) => {
    for (const delivery of batch) {
      receive(runtime, delivery)
    }
  })
})

beforeEach(() => {
  backend.finishAll()
  document.body.replaceChildren()
  stage = { element: document.body, mounts: new Mounts(), upload: uploadTarget }
})

/** Mounts the component, and waits until the backend has its upload. */
async function mount(framework: Framework): Promise<{ mounted: Mounted; upload: Upload }> {
  const mounted = (await loadVariant('no-cleanup', framework)).mount(stage)
  const upload = await vi.waitFor(() => {
    const [first] = backend.uploads
    expect(first).toBeDefined()
    return first
  })
  if (upload === undefined) {
    throw new Error(`the component for ${framework} uploads nothing`)
  }
  return { mounted, upload }
}

/** Waits until the page shows `text`. */
async function showing(text: string): Promise<void> {
  await vi.waitFor(() => {
    expect(document.body.textContent).toContain(text)
  })
}

describe.each<Framework>(['vue', 'react', 'plain'])('UploadCard in %s', (framework) => {
  test('uploads what the stage says', async () => {
    const { upload } = await mount(framework)

    expect(upload.request).toMatchObject({
      cmd: 'plugin:upload|upload',
      payload: {
        url: uploadTarget.url,
        filePath: uploadTarget.filePath,
        headers: {},
        method: 'POST',
        onProgress: expect.stringMatching(/^__CHANNEL__:\d+$/) as string,
      },
    })
  })

  test('shows its file, how far it is, and how fast', async () => {
    const { mounted, upload } = await mount(framework)
    expect(document.body.textContent).toContain('holiday.mp4')

    upload.progress(1024 ** 2, 4 * 1024 ** 2, 512 * 1024)

    await expect(mounted.ready).resolves.toBeUndefined()
    await showing('25 %')
    await showing('1.00 MiB / 4.00 MiB')
    if (framework !== 'plain') {
      await showing('512 KiB/s')
    }
    expect(document.querySelector('progress')).toMatchObject({ value: 25, max: 100 })
  })

  test('shows when all has arrived', async () => {
    const { upload } = await mount(framework)

    upload.progress(2048, 2048)
    upload.finish('stored')

    await showing('100 %')
    if (framework !== 'plain') {
      await showing('✓')
    }
  })

  test('shows why it failed, and is never ready', async () => {
    const { mounted, upload } = await mount(framework)

    upload.fail('request failed with status code 500: disk full')

    await expect(mounted.ready).rejects.toThrow('request failed with status code 500: disk full')
    await showing('request failed with status code 500: disk full')
    expect(document.querySelector('[role=alert]')).not.toBeNull()
  })

  test('messages are ghosts from the unmount on', async () => {
    const { mounted, upload } = await mount(framework)
    upload.progress(1, 4)
    expect(stage.mounts.read()).toMatchObject({ created: 1, mounted: 1, ghost_messages: 0 })

    mounted.unmount()
    upload.progress(2, 4)
    upload.progress(3, 4)

    expect(stage.mounts.read()).toMatchObject({
      created: 1,
      mounted: 0,
      ghost_messages: 2,
      ghost_writes: { progress: 2 },
    })
  })

  test('the unmount leaves nothing in the document', async () => {
    const { mounted } = await mount(framework)
    expect(document.body.childElementCount).toBe(1)

    mounted.unmount()

    expect(document.body.childElementCount).toBe(0)
  })
})
