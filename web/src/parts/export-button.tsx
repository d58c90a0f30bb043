import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { download, type Query } from '../api/request.ts'
import { ProblemNotice } from './problem-notice.tsx'

interface ExportButtonProps {
  readonly label: string
  readonly path: string
  readonly query: Query
  readonly fileName: string
}

/** Downloads the whole list with its filters; a refusal is said here instead of saved as a file. */
export function ExportButton({ label, path, query, fileName }: ExportButtonProps) {
  const fetching = useMutation({ mutationFn: () => download(path, query, fileName) })
  return (
    <div className="export">
      <Button loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {label}
      </Button>
      {fetching.error !== null && <ProblemNotice error={fetching.error} />}
    </div>
  )
}
