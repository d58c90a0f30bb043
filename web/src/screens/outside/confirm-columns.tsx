import { outsideWords } from '@huiyin/contract/desk-outside.words'
import {
  type OutsideColumns,
  type OutsideField,
  outsideFields,
  outsideFieldsNeeded,
} from '@huiyin/contract/outside-matters'
import { outsideFieldWords } from '@huiyin/contract/outside-matters.words'
import { Button } from 'antd'
import { useState } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'

type Meaning = OutsideField | null

interface ConfirmColumnsProps {
  readonly found: OutsideColumns
  readonly isTaking: boolean
  readonly onTake: (columns: string) => void
  readonly onAgain: () => void
}

/** What each column was taken for, to be confirmed or put right before anything is written. */
export function ConfirmColumns({ found, isTaking, onTake, onAgain }: ConfirmColumnsProps) {
  const say = useWords(outsideWords)
  const { language } = usePreferences()
  const [meanings, setMeanings] = useState<readonly Meaning[]>(() =>
    found.columns.map(({ field }) => field),
  )
  const missing = outsideFieldsNeeded.filter((field) => !meanings.includes(field))
  const twice = outsideFields.filter((field) => meanings.filter((one) => one === field).length > 1)
  const named = (fields: readonly OutsideField[]) =>
    fields.map((field) => outsideFieldWords[field][language]).join(language === 'zh' ? '、' : ', ')
  const change = (at: number, field: Meaning) =>
    setMeanings((old) => old.map((one, index) => (index === at ? field : one)))
  return (
    <section className="panel" aria-labelledby="outside-columns">
      <h2 id="outside-columns">{say('columns')}</h2>
      <p>{say('columnsLead', { n: found.rows })}</p>
      {missing.length > 0 && (
        <Notice tone="attention" title={say('missing', { fields: named(missing) })} />
      )}
      {twice.length > 0 && (
        <Notice tone="attention" title={say('twice', { fields: named(twice) })} />
      )}
      <DataTable
        caption={say('columns')}
        rows={found.columns.map((column, index) => ({ ...column, index }))}
        keyOf={({ index }) => String(index)}
        columns={[
          { key: 'heading', header: say('heading'), kind: 'head', cell: (one) => one.heading },
          {
            key: 'meaning',
            header: say('meaning'),
            cell: (one) => (
              <MeaningPick
                of={one}
                value={meanings[one.index] ?? null}
                onChange={(field) => change(one.index, field)}
              />
            ),
          },
          {
            key: 'samples',
            header: say('samples'),
            cell: (one) => <span className="outside-under">{one.samples.join(' ｜ ') || '—'}</span>,
          },
        ]}
      />
      <div className="row outside-buttons">
        <Button onClick={onAgain}>{say('again')}</Button>
        <Button
          type="primary"
          disabled={missing.length + twice.length > 0}
          loading={isTaking}
          onClick={() => onTake(meanings.map((field) => field ?? '').join(','))}
        >
          {say('take', { n: found.rows })}
        </Button>
      </div>
    </section>
  )
}

interface MeaningPickProps {
  readonly of: OutsideColumns['columns'][number]
  readonly value: Meaning
  readonly onChange: (field: Meaning) => void
}

function MeaningPick({ of, value, onChange }: MeaningPickProps) {
  const say = useWords(outsideWords)
  const { language } = usePreferences()
  const isSure = of.confidence === 1 && value === of.field
  const mark = value === null ? 'left' : isSure ? 'sure' : 'unsure'
  const tone = { left: 'grey', sure: 'green', unsure: 'amber' }[mark]
  return (
    <span className="row">
      <select
        className="control outside-meaning"
        aria-label={say('meaningOf', { heading: of.heading })}
        value={value ?? ''}
        onChange={(event) =>
          onChange(outsideFields.find((field) => field === event.target.value) ?? null)
        }
      >
        <option value="">{say('leaveOut')}</option>
        {outsideFields.map((field) => (
          <option key={field} value={field}>
            {outsideFieldWords[field][language]}
          </option>
        ))}
      </select>
      <span className={`tag tag-${tone}`}>{say(mark)}</span>
    </span>
  )
}
