import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import { type KnowledgeState, knowledgeStates } from '@huiyin/contract/knowledge'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { knowledgeQuery, knowledgeReportQuery } from '../../api/hotline.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { DraftForm } from './draft-form.tsx'
import { KnowledgeList } from './knowledge-list.tsx'

const authors = ['call_agent', 'dispatcher', 'handler', 'unit_leader']

/** What units answer, what waits to be agreed, and what has no answer. */
export function KnowledgeScreen() {
  const say = useWords(hotlineDeskWords)
  const sayDesk = useDeskWords()
  const [state, setState] = useState<KnowledgeState>('published')
  const list = useQuery(knowledgeQuery(state))
  const { data: session } = useQuery(sessionQuery)
  const mayDraft = session?.posts.some(({ role }) => authors.includes(role)) ?? false
  return (
    <Page title={sayDesk('knowledge')} lead={say('knowledgeLead')}>
      <ReportPart />
      {mayDraft && <DraftForm />}
      <div className="filters">
        <Field label={say('state')}>
          {(id) => (
            <Pick
              id={id}
              value={state}
              options={knowledgeStates.map((value) => ({ value, label: say(value) }))}
              onChange={(value) => setState(value as KnowledgeState)}
            />
          )}
        </Field>
      </div>
      <Answer query={list} lines={6}>
        {({ rows }) => <KnowledgeList rows={rows} title={say(state)} />}
      </Answer>
    </Page>
  )
}

function ReportPart() {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  const query = useQuery(knowledgeReportQuery)
  return (
    <Answer query={query} lines={2}>
      {({ gaps, ...counts }) => (
        <>
          <p>{say('counted', counts)}</p>
          <details className="folded">
            <summary>
              {say('gaps')} {gaps.length}
            </summary>
            {gaps.length === 0 ? (
              <p className="soft">{say('gapsNone')}</p>
            ) : (
              <DataTable
                caption={say('gaps')}
                rows={gaps}
                keyOf={({ asked }) => asked}
                columns={[
                  { key: 'asked', header: say('asked'), kind: 'head', cell: ({ asked }) => asked },
                  {
                    key: 'times',
                    header: say('times'),
                    kind: 'number',
                    cell: ({ times }) => times,
                  },
                  {
                    key: 'lastOn',
                    header: say('lastOn'),
                    cell: ({ lastOn }) => sayDay(lastOn, language),
                  },
                ]}
              />
            )}
          </details>
        </>
      )}
    </Answer>
  )
}
