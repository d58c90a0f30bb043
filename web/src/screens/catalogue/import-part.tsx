import type { ImportLine, ItemImportReport } from '@huiyin/contract/catalog-exchange'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type SubmitEvent, useRef, useState } from 'react'
import { importItems } from '../../api/catalogue.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** A list comes in: checked first, told line by line, then drafted as a whole. */
export function ImportPart() {
  const say = useWords(catalogueWords)
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [validFrom, setValidFrom] = useState('')
  const [ground, setGround] = useState('')
  const importing = useMutation({
    mutationFn: ({ file, dryRun }: { readonly file: File; readonly dryRun: boolean }) =>
      importItems(file, { validFrom, ground, dryRun }),
    onSuccess: ({ isImported }) =>
      isImported && queryClient.invalidateQueries({ queryKey: ['items'] }),
  })
  const run = (dryRun: boolean) => {
    const file = input.current?.files?.[0]
    if (file !== undefined) importing.mutate({ file, dryRun })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    run(true)
  }
  const report = importing.data
  const mayImport = report !== undefined && !report.isImported && report.counts.refused_line === 0
  return (
    <details className="panel folded">
      <summary>{say('importTitle')}</summary>
      <p className="soft">{say('importLead')}</p>
      <form className="wide-form" onSubmit={submit}>
        {importing.error !== null && <ProblemNotice error={importing.error} />}
        <Field label={say('file')}>
          {(id) => (
            <input
              ref={input}
              id={id}
              type="file"
              required
              className="control"
              accept=".xlsx,.csv,.json"
              onChange={() => importing.reset()}
            />
          )}
        </Field>
        <Field label={say('validFrom')}>
          {(id) => <DayInput id={id} value={validFrom} onChange={setValidFrom} isRequired />}
        </Field>
        <Field label={say('ground')}>
          {(id) => (
            <Input
              id={id}
              required
              minLength={2}
              maxLength={200}
              value={ground}
              onChange={({ target }) => setGround(target.value)}
            />
          )}
        </Field>
        <div className="row">
          <Button type="primary" htmlType="submit" loading={importing.isPending}>
            {say('checkFile')}
          </Button>
          {mayImport && <Button onClick={() => run(false)}>{say('importNow')}</Button>}
        </div>
      </form>
      {report !== undefined && <Report report={report} />}
    </details>
  )
}

function Report({ report }: { readonly report: ItemImportReport }) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  const { counts, lines, isImported } = report
  const said = say('importCounts', {
    new: counts.new_item,
    changed: counts.changed_item,
    same: counts.same_item,
    refused: counts.refused_line,
  })
  const keyOf = (line: ImportLine) => `${line.sheet} ${line.line} ${line.code} ${line.zh}`
  return (
    <>
      <Notice tone={counts.refused_line > 0 ? 'problem' : 'done'} title={said} isUrgent>
        {isImported && <p>{say('importDone')}</p>}
      </Notice>
      <DataTable
        caption={say('outcome')}
        rows={lines.slice(0, linesShown)}
        keyOf={keyOf}
        columns={[
          { key: 'code', header: say('item'), kind: 'head', cell: ({ code }) => code },
          { key: 'sheet', header: say('sheet'), cell: ({ sheet }) => sheet },
          { key: 'line', header: say('line'), kind: 'number', cell: ({ line }) => line },
          { key: 'outcome', header: say('outcome'), cell: ({ outcome }) => say(outcome) },
          { key: 'why', header: say('findings'), cell: (line) => line[language] },
        ]}
      />
    </>
  )
}

const linesShown = 100
