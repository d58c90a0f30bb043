import type { HolidayNotice } from '@huiyin/contract/clock'
import { editionWords } from '@huiyin/contract/desk-editions.words'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { draftEdition, readHolidayNotice } from '../../api/reference.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { GroundInput } from './ground-input.tsx'

/** What was copied out of a spreadsheet, as a file the server reads. */
function fileOf(text: string): File {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  const lines = text.trim().split(/\r?\n/)
  const csv = lines.map((line) =>
    line
      .split(/[\t,，]/)
      .map(quoted)
      .join(','),
  )
  return new File([csv.join('\r\n')], 'notice.csv', { type: 'text/csv' })
}

/** Reads a holiday notice from a table and drafts it for a second person. */
export function NoticePart({ year }: { readonly year: number }) {
  const say = useWords(editionWords)
  const navigate = useNavigate()
  const [notice, setNotice] = useState('')
  const [text, setText] = useState('')
  const [file, setFile] = useState<File>()
  const [read, setRead] = useState<HolidayNotice>()
  const reading = useMutation({
    mutationFn: () => readHolidayNotice({ year, notice }, file ?? fileOf(text)),
    onSuccess: setRead,
  })
  const drafting = useMutation({
    mutationFn: (value: HolidayNotice['value']) =>
      draftEdition({
        subject: 'calendar/national',
        value,
        effectiveFrom: `${year}-01-01`,
        ground: notice,
      }),
    onSuccess: ({ id }) => navigate({ to: '/rules/edition', search: { id } }),
  })
  const error = reading.error ?? drafting.error
  return (
    <details className="panel folded part">
      <summary>{say('importNotice', { year })}</summary>
      <form
        className="wide-form"
        onSubmit={(event) => {
          event.preventDefault()
          reading.mutate()
        }}
      >
        {error !== null && <ProblemNotice error={error} />}
        <GroundInput label={say('noticeNumber')} value={notice} onChange={setNotice} />
        <Field label={say('noticeTable')}>
          {(id) => (
            <textarea
              id={id}
              className="control"
              rows={6}
              placeholder={say('noticeExample')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Field label={say('noticeFile')}>
          {(id) => (
            <input
              id={id}
              type="file"
              accept=".xlsx,.csv"
              onChange={(event) => setFile(event.target.files?.[0])}
            />
          )}
        </Field>
        <Button htmlType="submit" loading={reading.isPending}>
          {say('readNotice')}
        </Button>
        {read !== undefined && <ReadNotice read={read} onDraft={drafting.mutate} />}
      </form>
    </details>
  )
}

interface ReadNoticeProps {
  readonly read: HolidayNotice
  readonly onDraft: (value: HolidayNotice['value']) => void
}

function ReadNotice({ read: { value, faults }, onDraft }: ReadNoticeProps) {
  const say = useWords(editionWords)
  if (faults.length > 0) {
    return (
      <Notice tone="problem" title={say('noticeFaults', { n: faults.length })} isUrgent>
        <ul>
          {faults.map(({ line, fault }) => (
            <li key={`${line} ${fault}`}>
              {say('faultLine', { line, fault: say(`fault_${fault}` as 'fault_day') })}
            </li>
          ))}
        </ul>
      </Notice>
    )
  }
  const worked = value.days.filter(({ type }) => type === 'workday').length
  return (
    <>
      <Notice tone="done" isUrgent>
        {say('noticeRead', { off: value.days.length - worked, on: worked })}
      </Notice>
      <Button type="primary" onClick={() => onDraft(value)}>
        {say('saveDraft')}
      </Button>
    </>
  )
}
