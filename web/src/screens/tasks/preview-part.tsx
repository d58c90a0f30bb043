import { taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { LedgerLayout } from '@huiyin/contract/tasks'
import { taskFieldWords } from '@huiyin/contract/tasks.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import type { Meanings } from './meanings.ts'

interface PreviewPartProps {
  readonly layout: LedgerLayout
  readonly meanings: Meanings
}

/** The first rows under the meanings chosen, as they will be read. */
export function PreviewPart({ layout, meanings }: PreviewPartProps) {
  const say = useWords(taskScreenWords)
  const { language } = usePreferences()
  const columns = layout.columns.flatMap(({ column, letter }, index) => {
    const field = meanings.get(column) ?? null
    return field === null ? [] : [{ field, letter, index }]
  })
  return (
    <details className="panel folded">
      <summary>{say('preview')}</summary>
      <DataTable
        caption={say('preview')}
        rows={layout.preview}
        keyOf={(row) => String(row.line)}
        staysTable
        columns={[
          { key: 'line', header: say('line'), kind: 'number', cell: (row) => row.line },
          ...columns.map(({ field, letter, index }) => ({
            key: letter,
            header: taskFieldWords[field][language],
            cell: (row: LedgerLayout['preview'][number]) => (
              <span className="preview-cell">{row.cells[index]}</span>
            ),
          })),
        ]}
      />
    </details>
  )
}
