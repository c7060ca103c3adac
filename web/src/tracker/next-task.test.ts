import { expect, test } from 'vitest'

import { nextTask } from './next-task'

test('what is due is done before, and what came to be due by that, as a message', async () => {
  const done: string[] = []
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<string>) => {
    done.push(data)
    if (data === 'first message') port2.postMessage('second message')
  }
  port2.postMessage('first message')
  setTimeout(() => done.push('timeout'), 0)
  void Promise.resolve().then(() => done.push('promise'))
  await nextTask()
  done.push('next task')
  expect(done.at(0)).toBe('promise')
  expect(done).toHaveLength(5)
  expect(done.at(-1)).toBe('next task')
  port1.close()
})

test('two that are asked for at once are done one after the other', async () => {
  const done: number[] = []
  await Promise.all([nextTask().then(() => done.push(1)), nextTask().then(() => done.push(2))])
  expect(done).toEqual([1, 2])
})
