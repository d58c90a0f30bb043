import type { UnitBelonging } from '@huiyin/contract/administration'
import { belongingWords, organisationWords } from '@huiyin/contract/desk-organisation.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { DataTable } from '../../parts/data-table.tsx'

interface BelongingTableProps {
  readonly caption: string
  readonly rows: readonly UnitBelonging[]
}

/** What belongs to units, in numbers. */
export function BelongingTable({ caption, rows }: BelongingTableProps) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={(row) => `${row.unitCode} ${row.kind}`}
      columns={[
        {
          key: 'what',
          header: say('what'),
          kind: 'head',
          cell: (row) => wordOf(belongingWords, row.kind, language),
        },
        { key: 'unit', header: say('unit'), cell: (row) => row.unitName },
        {
          key: 'count',
          header: say('count'),
          kind: 'number',
          cell: (row) => row.count,
        },
      ]}
    />
  )
}
