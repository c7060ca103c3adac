// What a transfer shows of itself, in React.

import type { ReactElement } from 'react'

import { formatBytes } from '../format-bytes'
import type { ProgressPayload } from '../progress'

interface Props {
  readonly filePath: string
  readonly progress: Omit<ProgressPayload, 'progress'> | undefined
  readonly failure: string | undefined
}

export default function TransferBar({ filePath, progress, failure }: Props): ReactElement {
  const fileName = filePath.split(/[/\\]/).at(-1)
  const {
    progressTotal: sent,
    total,
    transferSpeed: speed,
  } = progress ?? {
    progressTotal: 0,
    total: 0,
    transferSpeed: 0,
  }
  const percent = total === 0 ? 0 : (100 * sent) / total
  return (
    <article className={failure === undefined ? 'card' : 'card failed'}>
      <header>
        <strong className="name">{fileName}</strong>
        <span className="percent">{percent.toFixed(0)} %</span>
      </header>
      <progress value={percent} max="100" aria-label={fileName} />
      {failure === undefined ? (
        <footer>
          <span>
            {formatBytes(sent)} / {formatBytes(total)}
          </span>
          <span>{total > 0 && sent === total ? '✓' : `${formatBytes(speed)}/s`}</span>
        </footer>
      ) : (
        <footer>
          <span role="alert">{failure}</span>
        </footer>
      )}
    </article>
  )
}
