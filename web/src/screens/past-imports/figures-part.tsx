import type { PastMatterFigures, PastMatterKind } from '@huiyin/contract/past-matters'
import { pastImportWords, pastMatterKindWords } from '@huiyin/contract/past-matters.words'
import { useQuery } from '@tanstack/react-query'
import { pastFiguresQuery } from '../../api/past-imports.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'

type Row = PastMatterFigures['rows'][number]

const kinds = Object.keys(pastMatterKindWords) as PastMatterKind[]
const counts = [
  'rows',
  'closedInTime',
  'closedLate',
  'closedWithoutDate',
  'openOverdue',
  'openInTime',
  'openWithoutDate',
] as const satisfies readonly (keyof Row)[]

/** Whether what was taken over was on time, by the dates it had. */
export function FiguresPart() {
  const say = useWords(pastImportWords)
  return (
    <section className="part" aria-labelledby="figures">
      <h2 id="figures">{say('onTime')}</h2>
      <p className="soft">{say('onTimeNote')}</p>
      {kinds.map((kind) => (
        <KindPart key={kind} kind={kind} />
      ))}
    </section>
  )
}

function KindPart({ kind }: { readonly kind: PastMatterKind }) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  const query = useQuery(pastFiguresQuery(kind))
  const title = pastMatterKindWords[kind][language]
  return (
    <>
      <h3 className="part-heading">{title}</h3>
      <Answer query={query} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <div className="panel">
              <Empty title={say('none')} />
            </div>
          ) : (
            <DataTable
              caption={title}
              rows={rows}
              keyOf={({ system }) => system}
              staysTable
              columns={[
                {
                  key: 'system',
                  header: say('system'),
                  kind: 'head',
                  cell: ({ system }) => system,
                },
                ...counts.map(
                  (name): Column<Row> => ({
                    key: name,
                    header: say(name),
                    kind: 'number',
                    cell: (row) => row[name],
                  }),
                ),
              ]}
            />
          )
        }
      </Answer>
    </>
  )
}
