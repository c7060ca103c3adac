// @vitest-environment node

import { expect, test, vi } from 'vitest'

import { offerObjects, TestBackend, TestStageHeading, TestUploader } from '../../tests/qt'
import { connectQt } from './qt-objects'

const ADVICE = 'This page needs Leak Lab: open it with `python main.py`, not in a browser.'

test('a page in a browser says what to do', async () => {
  await expect(connectQt(vi.fn())).rejects.toThrow(ADVICE)
})

test('so it does when only qwebchannel.js is missing', async () => {
  vi.stubGlobal('qt', { webChannelTransport: {} })

  await expect(connectQt(vi.fn())).rejects.toThrow(ADVICE)
})

const objects = {
  backend: new TestBackend(),
  uploader: new TestUploader(),
  stageHeading: new TestStageHeading(),
}

test.each(['backend', 'uploader', 'stageHeading'])(
  'a channel without %s is an error',
  async (name) => {
    offerObjects(Object.fromEntries(Object.entries(objects).filter(([key]) => key !== name)))

    await expect(connectQt(vi.fn())).rejects.toThrow('The application offers no backend')
  },
)

test("the application's objects are found", async () => {
  offerObjects(objects)

  await expect(connectQt(vi.fn())).resolves.toEqual(objects)
})

test('every message comes in through `around`', async () => {
  const around = vi.fn((takeIn: () => void) => {
    takeIn()
  })
  const { send, received } = offerObjects(objects)
  await connectQt(around)

  send('one')
  send('two')

  expect(received).toEqual(['one', 'two'])
  expect(around).toHaveBeenCalledTimes(2)
})
