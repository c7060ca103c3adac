// Hands a batch of messages to their callbacks.

import type { Delivery } from './backend'
import type { Callbacks } from './callbacks'

/**
 * Calls each message's callback, in order.
 *
 * Tauri evaluates one script per message, so a handler that throws must not cost the others
 * theirs: its error is reported as uncaught, as it would be there.
 */
export function deliverBatch(callbacks: Pick<Callbacks, 'run'>, batch: readonly Delivery[]): void {
  for (const [id, payload] of batch) {
    try {
      callbacks.run(id, payload)
    } catch (error) {
      reportError(error)
    }
  }
}
