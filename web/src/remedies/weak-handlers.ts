// Handlers held weakly, by their owner.

import type { ProgressPayload } from '../components/progress'

/** An entry lives for as long as its key does. */
export const handlers = new WeakMap<object, (message: ProgressPayload) => void>()
