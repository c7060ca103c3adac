// The recorder: notes what a person does in a page that is checked, and finds it again.

import { beginFilling, focus, pointOf } from './acting'
import { next, start, stop } from './recording'

const NAME = 'leakLabRecorder'

if (!(NAME in window)) {
  const value = { start, stop, next, pointOf, focus, beginFilling }
  Object.defineProperty(window, NAME, { value, configurable: true })
}
