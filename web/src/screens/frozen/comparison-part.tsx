import { frozenWords } from '@huiyin/contract/desk-figures.words'
import type { Comparison } from '@huiyin/contract/figures'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'
import { nameOfFigure, sayNumber } from './number-words.ts'

/** What would be counted otherwise today: late reports, appeals, reviews that came after. */
export function ComparisonPart({ comparison }: { readonly comparison: Comparison }) {
  const say = useWords(frozenWords)
  const { language } = usePreferences()
  const { compared, differences, rows } = comparison
  if (differences === 0) return <Notice tone="done">{say('same', { n: compared })}</Notice>
  return (
    <>
      <Notice tone="attention">
        {say('differs', { n: compared, d: differences })}{' '}
        {rows.length < differences && say('differsMore', { n: rows.length })}
      </Notice>
      <DataTable
        caption={say('comparison')}
        rows={rows}
        keyOf={(row) => `${row.dimension} ${row.key} ${row.figure}`}
        columns={[
          {
            key: 'group',
            header: say('group'),
            kind: 'head',
            cell: (row) => `${say(`dimension_${row.dimension}`)} ${row.name}`,
          },
          {
            key: 'figure',
            header: say('figure'),
            cell: (row) => nameOfFigure(row.figure, language),
          },
          {
            key: 'frozen',
            header: say('frozenNumber'),
            kind: 'number',
            cell: (row) => sayNumber(row.frozen),
          },
          {
            key: 'live',
            header: say('liveNumber'),
            kind: 'number',
            cell: (row) => sayNumber(row.live),
          },
        ]}
      />
    </>
  )
}
