// How the React components tell that their work failed.

import { useState } from 'react'

/** The failure to show, and a function that sets it from anything thrown and tells the stage. */
export function useFailure(
  onFailed: (reason: string) => void,
): [failure: string | undefined, fail: (error: unknown) => void] {
  const [failure, setFailure] = useState<string>()
  return [
    failure,
    (error) => {
      setFailure(String(error))
      onFailed(String(error))
    },
  ]
}
