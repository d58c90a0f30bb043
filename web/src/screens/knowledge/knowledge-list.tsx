import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import { ticketClassName } from '@huiyin/contract/hotline-classes'
import type { KnowledgeAnswer, KnowledgeDecision } from '@huiyin/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { decideAnswer } from '../../api/hotline.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'

interface KnowledgeListProps {
  readonly rows: readonly KnowledgeAnswer[]
  readonly title: string
}

/** Answers with their unit, days and use, and what the reader may decide about them. */
export function KnowledgeList({ rows, title }: KnowledgeListProps) {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('knowledgeNone')} />
      </section>
    )
  }
  return (
    <DataTable
      caption={title}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'question',
          header: say('asked'),
          kind: 'head',
          cell: (row) => <Words row={row} />,
        },
        { key: 'owner', header: say('owner'), cell: ({ unit }) => unit.name },
        {
          key: 'valid',
          header: say('valid'),
          cell: ({ validFrom, validUntil }) => {
            const from = sayDay(validFrom, language)
            return validUntil === null
              ? say('validOpen', { from })
              : say('validSpan', { from, until: sayDay(validUntil, language) })
          },
        },
        { key: 'hits', header: say('hits'), kind: 'number', cell: ({ hits }) => hits },
        { key: 'decide', header: say('decide'), cell: (row) => <Decide row={row} /> },
      ]}
    />
  )
}

/** What is asked and answered; below it what whoever agrees has to weigh: ground, class, readers. */
function Words({ row }: { readonly row: KnowledgeAnswer }) {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  const { question, answer, category, basis, isPublic } = row
  const weighed = [
    ticketClassName(category)?.[language] ?? category,
    basis === null ? say('basisNone') : say('basisOf', { basis }),
    say(isPublic ? 'isPublic' : 'deskOnly'),
  ]
  return (
    <>
      <strong lang={officialLanguage}>{question}</strong>
      <div lang={officialLanguage}>{answer}</div>
      <div className="soft">{weighed.join(' · ')}</div>
    </>
  )
}

function Decide({ row }: { readonly row: KnowledgeAnswer }) {
  const say = useWords(hotlineDeskWords)
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState<'refuse' | 'withdraw'>()
  const decide = (decision: KnowledgeDecision) => decideAnswer(row.id, decision)
  const publishing = useMutation({
    mutationFn: () => decide({ decision: 'publish' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['knowledge'] }),
  })
  if (!row.mayDecide) return null
  // The same button stands in every row: by ear only the question tells them apart.
  const named = (act: 'publish' | 'refuse' | 'withdraw') => `${say(act)}：${row.question}`
  return (
    <>
      {publishing.error !== null && <ProblemNotice error={publishing.error} />}
      {row.state === 'drafted' ? (
        <span className="row">
          <Button
            type="primary"
            aria-label={named('publish')}
            loading={publishing.isPending}
            onClick={() => publishing.mutate()}
          >
            {say('publish')}
          </Button>
          <Button aria-label={named('refuse')} onClick={() => setAsking('refuse')}>
            {say('refuse')}
          </Button>
        </span>
      ) : (
        <Button aria-label={named('withdraw')} onClick={() => setAsking('withdraw')}>
          {say('withdraw')}
        </Button>
      )}
      {asking !== undefined && (
        <ReasonDialog
          title={say(asking)}
          lengthMax={500}
          renews="knowledge"
          act={(note) => decide({ decision: asking, note })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
