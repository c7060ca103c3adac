// Real garbage collections.

/** Collects garbage with nothing on the stack, so that what a test has let go is gone after it. */
export async function collectGarbage(): Promise<void> {
  if (globalThis.gc === undefined) {
    throw new Error('There is no gc(): vitest.config.ts must start Node with --expose-gc.')
  }
  // A WeakRef that was looked at keeps its target until the task ends.
  await new Promise((resolve) => setTimeout(resolve, 0))
  await globalThis.gc({ type: 'major', execution: 'async' })
}
