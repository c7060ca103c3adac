// A handler that does nothing, at module scope.

/** Sees nothing, and so holds nothing. */
export const hearNothing = (): void => undefined
