import { frozenWords } from '@huiyin/contract/desk-figures.words'
import { type Dimension, dimensions, type FrozenGroup } from '@huiyin/contract/figures'
import { useState } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Field } from '../../parts/field.tsx'
import { nameOfFigure, sayNumber } from './number-words.ts'

const shown = [
  ...['rateable', 'reviewed', 'participation', 'good_rate', 'bad_reviews'],
  ...['rectified_on_time_original', 'rectified_on_time_extended', 'contacted_on_time'],
  ...['follow_up_satisfaction', 'within_ten_seconds'],
]
const rowsMax = 100

/** The frozen figures of one dimension; all of them, exactly, are in the audit pack. */
export function GroupsPart({ groups }: { readonly groups: readonly FrozenGroup[] }) {
  const say = useWords(frozenWords)
  const { language } = usePreferences()
  const [dimension, setDimension] = useState<Dimension>('unit')
  const rows = groups.filter((group) => group.dimension === dimension).slice(0, rowsMax)
  return (
    <section className="panel" aria-labelledby="frozen-figures">
      <h2 id="frozen-figures">{say('figures')}</h2>
      <Field label={say('by')}>
        {(id) => (
          <Pick
            id={id}
            value={dimension}
            options={dimensions.map((value) => ({ value, label: say(`dimension_${value}`) }))}
            onChange={(value) => setDimension(value as Dimension)}
          />
        )}
      </Field>
      <DataTable
        caption={say('figures')}
        rows={rows}
        keyOf={(row) => row.key}
        staysTable
        columns={[
          {
            key: 'name',
            header: say(`dimension_${dimension}`),
            kind: 'head',
            cell: (row) => row.name,
          },
          ...shown.map((figure) => ({
            key: figure,
            header: nameOfFigure(figure, language),
            kind: 'number' as const,
            cell: (row: FrozenGroup) => sayNumber(row.figures[figure] ?? null),
          })),
        ]}
      />
    </section>
  )
}
