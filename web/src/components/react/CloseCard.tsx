// The channel is closed when the effect is cleaned up.

import { useEffect, useState, type ReactElement } from 'react'

import { LabChannel } from '../../remedies/lab-channel'
import type { StageProps } from '../../mounting/react'
import { uploadThrough } from '../upload-through'
import TransferBar from './TransferBar'
import { useFailure } from './use-failure'
import type { ProgressPayload } from '../progress'

export default function CloseCard(props: StageProps): ReactElement {
  const { url, filePath, arrived, onFailed } = props
  const [progress, setProgress] = useState<ProgressPayload>()
  const [failure, fail] = useFailure(onFailed)

  useEffect(() => {
    const unmounted = new AbortController()
    const channel = new LabChannel<ProgressPayload>(
      (message) => {
        arrived('progress')
        setProgress(message)
      },
      { signal: unmounted.signal, work: 'cancel' },
    )
    uploadThrough(channel, { url, filePath }).catch((error: unknown) => {
      if (!channel.isClosed) {
        fail(error)
      }
    })
    return () => {
      unmounted.abort()
    }
    // Once per mount.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return <TransferBar filePath={filePath} progress={progress} failure={failure} />
}
