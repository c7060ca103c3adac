// Lets what has been asked for be done, at once and again and again.

import { natives } from './natives'
import { onTakeOut } from './undo'

// From the fifth on, a timeout that another one has asked for waits 4 ms; not one that a message
// has. Made before the page can change the class, and before the tracker watches it.
const { port1: receiver, port2: sender } = new MessageChannel()
const waiting: (() => void)[] = []

receiver.onmessage = () => {
  const next = waiting.shift()
  if (next !== undefined) natives.setTimeout(next, 0)
}
onTakeOut(() => {
  receiver.close()
})

/** Resolves in a task of its own, after the messages and timeouts that are due by now. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    natives.postMessage.call(sender, undefined)
  })
}
