import { Button } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useDeskWords } from '../app/words.ts'
import { Field } from './field.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface FileFormProps {
  readonly title: string
  readonly hint: string
  readonly fileLabel: string
  /** What has to be said about the file; the file alone is not enough. */
  readonly children: ReactNode
  readonly isSaid: boolean
  readonly sending: {
    readonly mutate: (file: File) => void
    readonly isPending: boolean
    readonly error: Error | null
  }
  /** What came of it. */
  readonly outcome: ReactNode
}

/** A table that another system wrote, as Excel or CSV, with what must be known to read it. */
export function FileForm(props: FileFormProps) {
  const { title, hint, fileLabel, children, isSaid, sending, outcome } = props
  const sayDesk = useDeskWords()
  const headingId = useId()
  const [file, setFile] = useState<File | undefined>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file !== undefined) sending.mutate(file)
  }
  return (
    <section className="panel file-form" aria-labelledby={headingId}>
      <h2 id={headingId}>{title}</h2>
      <p className="soft">{hint}</p>
      <form className="filters" aria-label={title} onSubmit={submit}>
        {children}
        <Field label={fileLabel}>
          {(id) => (
            <input
              id={id}
              type="file"
              className="control"
              accept=".xlsx,.csv"
              required
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Field>
        <div className="filter-buttons">
          <Button
            type="primary"
            htmlType="submit"
            loading={sending.isPending}
            disabled={!isSaid || file === undefined}
          >
            {sayDesk('send')}
          </Button>
        </div>
      </form>
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      {outcome}
    </section>
  )
}
