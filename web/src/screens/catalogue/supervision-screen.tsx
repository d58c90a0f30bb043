import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { signForDecision, supervisionLinksQuery } from '../../api/catalogue.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Decisions of the approval section, to be read where they are supervised (审管衔接). */
export function SupervisionScreen() {
  const say = useWords(catalogueWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const query = useQuery(supervisionLinksQuery)
  const signing = useMutation({
    mutationFn: signForDecision,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['supervision-links'] }),
  })
  return (
    <Page title={sayDesk('supervisionLinks')} lead={say('supervisionLead')}>
      {signing.error !== null && <ProblemNotice error={signing.error} />}
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noLinks')} />
            </section>
          ) : (
            <DataTable
              caption={sayDesk('supervisionLinks')}
              rows={rows}
              keyOf={({ id }) => id}
              columns={[
                { key: 'item', header: say('item'), kind: 'head', cell: (row) => row.itemName },
                { key: 'number', header: say('matterNumber'), cell: (row) => row.matterNumber },
                { key: 'decision', header: say('decision'), cell: (row) => row.decision },
                { key: 'by', header: say('decidedBy'), cell: (row) => row.decidingUnit },
                { key: 'unit', header: say('supervisedBy'), cell: (row) => row.supervisingUnit },
                {
                  key: 'receipt',
                  header: say('receipt'),
                  cell: ({ id, readBy, readAt, matterNumber }) =>
                    readBy !== null && readAt !== null ? (
                      say('signedBy', { who: readBy, when: sayInstant(readAt, language) })
                    ) : (
                      <Button
                        aria-label={say('signOf', { number: matterNumber })}
                        onClick={() => signing.mutate(id)}
                      >
                        {say('sign')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  )
}
