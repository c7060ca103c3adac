// The callback is removed when the effect is cleaned up.

import { Channel } from '@tauri-apps/api/core'
import { useEffect, useState, type ReactElement } from 'react'

import { deregister } from '../../remedies/deregister'
import type { StageProps } from '../../mounting/react'
import { uploadThrough } from '../upload-through'
import TransferBar from './TransferBar'
import { useFailure } from './use-failure'
import type { ProgressPayload } from '../progress'

export default function DeregisterCard(props: StageProps): ReactElement {
  const { url, filePath, arrived, onFailed } = props
  const [progress, setProgress] = useState<ProgressPayload>()
  const [failure, fail] = useFailure(onFailed)

  useEffect(() => {
    const channel = new Channel<ProgressPayload>()
    channel.onmessage = (message) => {
      arrived('progress')
      setProgress(message)
    }
    uploadThrough(channel, { url, filePath }).catch(fail)
    return () => {
      deregister(channel)
    }
    // Once per mount.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return <TransferBar filePath={filePath} progress={progress} failure={failure} />
}
