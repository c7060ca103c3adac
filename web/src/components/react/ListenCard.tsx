// Tauri's listen(), and nobody calls what it gives, in React.

import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import { useEffect, useState, type ReactElement } from 'react'

import type { StageProps } from '../../mounting/react'
import type { NamedProgress } from '../named-progress'
import TransferBar from './TransferBar'
import { useFailure } from './use-failure'

export default function ListenCard(props: StageProps): ReactElement {
  const { url, filePath, arrived, onFailed } = props
  const [progress, setProgress] = useState<NamedProgress>()
  const [failure, fail] = useFailure(onFailed)

  useEffect(() => {
    const id = crypto.randomUUID()
    listen<NamedProgress>('upload-progress', ({ payload }) => {
      arrived('progress')
      if (payload.upload === id) {
        setProgress(payload)
      }
    })
      .then(() => invoke('upload_file', { upload: id, url, filePath }))
      .catch(fail)
    // Once per mount.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return <TransferBar filePath={filePath} progress={progress} failure={failure} />
}
