// Takes in one thing that the backend sends.

import type { Runtime } from '../tauri/internals'
import type { AtOnce } from './delivery'

/** Does what Tauri's script does, or its runtime with an answer; throws what that throws. */
export function receive(
  { callbacks, events }: Pick<Runtime, 'callbacks' | 'events'>,
  delivery: AtOnce,
): void {
  switch (delivery[0]) {
    case 'call':
      callbacks.run(delivery[1], delivery[2])
      break
    case 'answer':
      callbacks.answer(delivery[1], delivery[2])
      break
    case 'listen': {
      const [, eventId, event, target, handler] = delivery
      events.listen(eventId, event, target, handler)
      break
    }
    case 'unlisten':
      events.unlisten(delivery[1], delivery[2])
      break
    case 'emit':
      events.emit(delivery[1], delivery[2], delivery[3])
      break
  }
}
