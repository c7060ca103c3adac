// A handler that does nothing, at module scope.

/** Sees nothing, and so holds nothing. */
export const noop = (): void => undefined
