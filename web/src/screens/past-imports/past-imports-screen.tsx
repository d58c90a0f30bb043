import type { PastImport } from '@huiyin/contract/past-matters'
import {
  pastImportStateWords,
  pastImportWords,
  pastMatterKindWords,
} from '@huiyin/contract/past-matters.words'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { pastImportsQuery } from '../../api/past-imports.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { importCounts } from '../../parts/import-outcome.tsx'
import { Page } from '../../parts/page.tsx'
import { FiguresPart } from './figures-part.tsx'
import { OutcomePart } from './outcome-part.tsx'
import { TryPart } from './try-part.tsx'

/** Cases and tickets of former systems: tried, taken over, and how far they were on time. */
export function PastImportsScreen() {
  const say = useWords(pastImportWords)
  const sayDesk = useDeskWords()
  const query = useQuery(pastImportsQuery)
  const [begun, setBegun] = useState<string>()
  return (
    <Page title={sayDesk('pastImports')} lead={say('lead')}>
      <Answer query={query} lines={6}>
        {({ rows }) => (
          <>
            <TryPart before={rows} onBegun={setBegun} />
            {begun !== undefined && <OutcomePart key={begun} id={begun} onConfirmed={setBegun} />}
            {rows.length > 0 && <BeforePart rows={rows} />}
          </>
        )}
      </Answer>
      <FiguresPart />
    </Page>
  )
}

function BeforePart({ rows }: { readonly rows: readonly PastImport[] }) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="before">
      <h2 id="before">{say('before')}</h2>
      <DataTable
        caption={say('before')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'file',
            header: say('file'),
            kind: 'head',
            cell: ({ fileName }) => fileName,
          },
          {
            key: 'kind',
            header: say('kind'),
            cell: ({ kind }) => pastMatterKindWords[kind][language],
          },
          { key: 'system', header: say('system'), cell: ({ system }) => system },
          {
            key: 'state',
            header: say('state'),
            cell: ({ state, dryRun }) =>
              `${pastImportStateWords[state][language]}${dryRun ? ` · ${say('trial')}` : ''}`,
          },
          {
            key: 'counts',
            header: say('counts'),
            cell: (row) => importCounts.map((name) => row[name]).join(' / '),
          },
          {
            key: 'who',
            header: say('who'),
            cell: ({ startedBy, startedAt }) => `${startedBy} ${sayInstant(startedAt, language)}`,
          },
        ]}
      />
    </section>
  )
}
