// The component of Tauri issue 13133, in React.

import { upload } from '@tauri-apps/plugin-upload'
import { useEffect, useState, type ReactElement } from 'react'

import type { StageProps } from '../../mounting/react'
import TransferBar from './TransferBar'
import { useFailure } from './use-failure'
import type { ProgressPayload } from '../progress'

export default function UploadCard({ url, filePath, arrived, onFailed }: StageProps): ReactElement {
  const [progress, setProgress] = useState<ProgressPayload>()
  const [failure, fail] = useFailure(onFailed)

  useEffect(() => {
    upload(url, filePath, (message) => {
      arrived('progress')
      setProgress(message)
    }).catch(fail)
    // Once per mount, as in the issue.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return <TransferBar filePath={filePath} progress={progress} failure={failure} />
}
