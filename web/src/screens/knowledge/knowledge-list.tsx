import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import type { KnowledgeAnswer, KnowledgeDecision } from '@huiyin/contract/knowledge'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { decideAnswer } from '../../api/hotline.ts'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
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
          cell: ({ question, answer }) => (
            <span lang={officialLanguage}>
              {question}
              <br />
              <span className="soft">{answer}</span>
            </span>
          ),
        },
        { key: 'owner', header: say('owner'), cell: ({ unit }) => unit.name },
        {
          key: 'valid',
          header: say('valid'),
          cell: ({ validFrom, validUntil }) =>
            validUntil === null
              ? say('validOpen', { from: validFrom })
              : say('validSpan', { from: validFrom, until: validUntil }),
        },
        { key: 'hits', header: say('hits'), kind: 'number', cell: ({ hits }) => hits },
        { key: 'decide', header: say('decide'), cell: (row) => <Decide row={row} /> },
      ]}
    />
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
  return (
    <>
      {publishing.error !== null && <ProblemNotice error={publishing.error} />}
      {row.state === 'drafted' ? (
        <span className="row">
          <Button type="primary" loading={publishing.isPending} onClick={() => publishing.mutate()}>
            {say('publish')}
          </Button>
          <Button onClick={() => setAsking('refuse')}>{say('refuse')}</Button>
        </span>
      ) : (
        <Button onClick={() => setAsking('withdraw')}>{say('withdraw')}</Button>
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
