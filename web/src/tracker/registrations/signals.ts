// Abort signals that end by themselves: who listens to those is let go in time.

import { leakLabKept } from '../kept'
import { guarded, replaceMethod } from '../natives'
import { comesIn } from './to-come'

/** Begins to watch. */
export function watchSignals(): void {
  replaceMethod(AbortSignal, 'timeout', (call, _self, given) => {
    const signal = noted(call())
    comesIn(Number(given[0]))
    return signal
  })
  replaceMethod(AbortSignal, 'any', (call, _self, given) => {
    const [sources] = given
    // What may be iterated but once is the browser's to read.
    const isTimed =
      Array.isArray(sources) &&
      sources.some((each) => each instanceof AbortSignal && leakLabKept.timeoutSignals.has(each))
    const signal = call()
    return isTimed ? noted(signal) : signal
  })
}

function noted(signal: unknown): unknown {
  guarded(() => {
    leakLabKept.timeoutSignals.add(signal as AbortSignal)
  })
  return signal
}
