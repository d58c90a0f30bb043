import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import {
  type LedgerColumn,
  type LedgerLayout,
  type TaskField,
  taskFields,
} from '@huiyin/contract/tasks'
import { taskFieldWords } from '@huiyin/contract/tasks.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { MeaningFaults, Meanings } from './meanings.ts'

interface ColumnsPartProps {
  readonly layout: LedgerLayout
  readonly meanings: Meanings
  readonly faults: MeaningFaults
  readonly onChange: (column: number, field: TaskField | null) => void
}

/** What each column was taken for, to be confirmed or put right; one control a column. */
export function ColumnsPart({ layout, meanings, faults, onChange }: ColumnsPartProps) {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  const named = (fields: readonly TaskField[]) =>
    fields.map((field) => taskFieldWords[field][language]).join(language === 'zh' ? '、' : ', ')
  return (
    <section className="panel" aria-labelledby="columns">
      <h2 id="columns">{say('columns')}</h2>
      <p>{say('columnsLead', { rows: headingRows(layout), n: layout.rows })}</p>
      {faults.missing.length > 0 && (
        <Notice tone="attention">
          <p>{say('missing', { fields: named(faults.missing) })}</p>
        </Notice>
      )}
      {faults.twice.length > 0 && (
        <Notice tone="attention">
          <p>{say('twice', { fields: named(faults.twice) })}</p>
        </Notice>
      )}
      <DataTable
        caption={say('columns')}
        rows={layout.columns}
        keyOf={(one) => one.letter}
        columns={[
          { key: 'column', header: say('column'), kind: 'narrow', cell: (one) => one.letter },
          { key: 'heading', header: say('heading'), kind: 'head', cell: (one) => one.heading },
          {
            key: 'meaning',
            header: say('meaning'),
            cell: (one) => (
              <Meaning
                of={one}
                value={meanings.get(one.column) ?? null}
                onChange={(field) => onChange(one.column, field)}
              />
            ),
          },
          {
            key: 'samples',
            header: say('samples'),
            cell: (one) => <span className="samples">{one.samples.join(' ｜ ')}</span>,
          },
        ]}
      />
    </section>
  )
}

function headingRows({ headerFrom, headerTo }: LedgerLayout): string {
  return headerFrom === headerTo ? String(headerFrom) : `${headerFrom}–${headerTo}`
}

interface MeaningProps {
  readonly of: LedgerColumn
  readonly value: TaskField | null
  readonly onChange: (field: TaskField | null) => void
}

function Meaning({ of, value, onChange }: MeaningProps) {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  const isSure = of.confidence === 1 && value === of.field
  const mark = value === null ? 'left' : isSure ? 'sure' : 'unsure'
  const tone = { left: 'grey', sure: 'green', unsure: 'amber' }[mark]
  return (
    <span className="row">
      <select
        className="control meaning"
        aria-label={say('meaningOf', { column: of.letter, heading: of.heading })}
        value={value ?? ''}
        onChange={(event) =>
          onChange(taskFields.find((field) => field === event.target.value) ?? null)
        }
      >
        <option value="">{say('leaveOut')}</option>
        {taskFields.map((field) => (
          <option key={field} value={field}>
            {taskFieldWords[field][language]}
          </option>
        ))}
      </select>
      <span className={`tag tag-${tone}`}>{say(mark)}</span>
    </span>
  )
}
