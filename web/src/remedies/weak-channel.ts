// A channel whose handler holds its target weakly.

import { Channel } from '@tauri-apps/api/core'
import type { ShallowRef } from 'vue'

import { deregister } from './deregister'
import type { Arrived } from '../mounting/mount-record'

// Removes the callback of a channel whose target the garbage collector has taken.
const collected = new FinalizationRegistry<Channel<never>>(deregister)

/**
 * Makes a channel that writes its messages to `target` for as long as that exists.
 *
 * The handler is made by a function at module scope. Made in the component it would see, and
 * hold, all of the component's scope, however weak its reference to `target`.
 */
export function weakChannel<Message>(
  target: ShallowRef<Message | undefined>,
  arrived: Arrived,
): Channel<Message> {
  const channel = new Channel<Message>()
  channel.onmessage = weakHandler(new WeakRef(target), arrived)
  collected.register(target, channel)
  return channel
}

function weakHandler<Message>(
  weakTarget: WeakRef<ShallowRef<Message | undefined>>,
  arrived: Arrived,
): (message: Message) => void {
  return (message) => {
    const target = weakTarget.deref()
    if (target !== undefined) {
      arrived('progress')
      target.value = message
    }
  }
}
