import { frontagesWords } from '@huiyin/contract/desk-frontages.words'
import type { Frontage } from '@huiyin/contract/frontages'
import { frontageKindWords } from '@huiyin/contract/frontages.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'

/** Who signed for what; people stand behind a mask. */
export function FrontageTable({ rows }: { readonly rows: readonly Frontage[] }) {
  const say = useWords(frontagesWords)
  const { language } = usePreferences()
  if (rows.length === 0) return <Empty title={say('none')}>{say('noneNext')}</Empty>
  return (
    <DataTable
      caption={say('list')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: say('frontage'),
          kind: 'head',
          cell: ({ name, code }) => (
            <>
              {name} <span className="figure soft">{code}</span>
            </>
          ),
        },
        { key: 'kind', header: say('kind'), cell: ({ kind }) => frontageKindWords[kind][language] },
        { key: 'place', header: say('place'), cell: ({ address }) => address },
        {
          key: 'person',
          header: say('person'),
          cell: ({ person, phone }) =>
            person === null && phone === null ? (
              <span className="soft">{say('erased')}</span>
            ) : (
              `${person ?? ''} ${phone ?? ''}`
            ),
        },
        { key: 'duties', header: say('duties'), cell: ({ duties }) => duties },
        {
          key: 'counts',
          header: say('counts'),
          cell: ({ notices, cases }) => say('countsSay', { notices, cases }),
        },
      ]}
    />
  )
}
