import type { ItemChange } from '@huiyin/contract/catalog-changes'
import type { VersionDecision } from '@huiyin/contract/catalog-item.words'
import type { VersionShown } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  decideItems,
  itemDraftChangesQuery,
  itemVersionQuery,
  itemVersionsQuery,
} from '../../api/catalogue.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import type { Schema } from '../../parts/schema/schema.ts'
import { StepsDrawing } from '../../parts/steps-drawing.tsx'
import { VersionTable } from './catalogue-screen.tsx'
import { DocumentPart } from './document-part.tsx'
import { EditorPart } from './editor-part.tsx'
import { FindingsList } from './findings-list.tsx'
import { ShadowPart } from './shadow-part.tsx'
import { StateTag } from './state-tag.tsx'
import './catalogue.css'

const route = getRouteApi('/frame/items/$id')

/** A version as the second and third person see it: what changed, what the checks say, the steps. */
export function ItemVersionScreen() {
  const { id } = route.useParams()
  const say = useWords(catalogueWords)
  const query = useQuery(itemVersionQuery(id))
  const above = (
    <p data-leads>
      <Link to="/items">‹ {say('allItems')}</Link>
    </p>
  )
  return (
    <Page title={query.data?.row.name ?? say('item')} above={above}>
      <Answer query={query} lines={8}>
        {(shown) => <Version key={shown.row.contentHash} shown={shown} />}
      </Answer>
    </Page>
  )
}

function Version({ shown }: { readonly shown: VersionShown }) {
  const say = useWords(catalogueWords)
  const { row, findings, drawing, steps } = shown
  const { language } = usePreferences()
  return (
    <>
      <Facts shown={shown} />
      <DecisionPart shown={shown} />
      <section className="part" aria-labelledby="findings">
        <h2 id="findings">{say('findings')}</h2>
        <FindingsList findings={findings} schema={shown.schema as Schema} />
      </section>
      <ChangesPart id={row.id} />
      <DocumentPart content={shown.content} schema={shown.schema as Schema} />
      {shown.content.handling.decisions.length > 0 && <ShadowPart id={row.id} />}
      <section className="part" aria-labelledby="steps">
        <h2 id="steps">{say('steps')}</h2>
        <StepsDrawing drawing={drawing} inWords={steps.map((step) => step[language]).join(' ')} />
        <ol className="item-steps">
          {steps.map((step) => (
            <li key={step.zh}>{step[language].replace(/^\d+\. /, '')}</li>
          ))}
        </ol>
      </section>
      <EditorPart shown={shown} />
      <HistoryPart code={row.code} />
    </>
  )
}

function Facts({ shown: { row } }: { readonly shown: VersionShown }) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  const facts = [
    [say('validFrom'), sayDay(row.validFrom, language)],
    [say('ground'), row.ground],
    [say('author'), row.draftedBy],
    [say('reviewer'), row.reviewedBy],
    [say('publisher'), row.decidedBy],
    [say('reason'), row.reason],
    [say('hash'), row.contentHash.slice(0, 16)],
  ] as const
  return (
    <section className="panel">
      <p className="row">
        <StateTag state={row.state} />
        <span>{say('versionNumber', { n: row.number })}</span>
        <span className="soft">{row.code}</span>
        {row.state === 'published' && (
          <>
            <a href={`/items/${row.code}`}>{say('publicPage')}</a>
            <Link to="/items/$id/moves" params={{ id: row.id }}>
              {say('moves')}
            </Link>
          </>
        )}
      </p>
      <p className="row">
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <span key={label}>
              {label}：{value}
            </span>
          ))}
      </p>
    </section>
  )
}

function DecisionPart({ shown: { row, decisions } }: { readonly shown: VersionShown }) {
  const say = useWords(catalogueWords)
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const deciding = useMutation({
    mutationFn: (decision: VersionDecision) =>
      decideItems({ ids: [row.id], decision, ...(decision === 'return' && { reason }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['items'] }),
  })
  if (row.state === 'published' || row.state === 'withdrawn') return null
  if (decisions.length === 0) return <p className="soft">{say('waits')}</p>
  const needsReason = (decision: VersionDecision) =>
    decision === 'return' && reason.trim().length < 2
  return (
    <section className="part panel decision">
      {deciding.error !== null && <ProblemNotice error={deciding.error} />}
      {decisions.includes('return') && (
        <Field label={say('reason')}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
      )}
      <div className="row">
        {decisions.map((decision) => (
          <Button
            key={decision}
            type={decision === 'review' || decision === 'publish' ? 'primary' : 'default'}
            loading={deciding.isPending}
            disabled={needsReason(decision)}
            onClick={() => deciding.mutate(decision)}
          >
            {say(decision)}
          </Button>
        ))}
      </div>
    </section>
  )
}

function ChangesPart({ id }: { readonly id: string }) {
  const say = useWords(catalogueWords)
  const query = useQuery(itemDraftChangesQuery(id))
  return (
    <section className="part" aria-labelledby="item-changes">
      <h2 id="item-changes">{say('changes')}</h2>
      <Answer query={query} lines={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p>{say('noChanges')}</p>
          ) : (
            <dl className="law-diff">
              {rows.map((change) => (
                <Change key={`${change.zh} ${change.kind}`} change={change} />
              ))}
            </dl>
          )
        }
      </Answer>
    </section>
  )
}

function Change({ change }: { readonly change: ItemChange }) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  return (
    <>
      <dt>
        {change[language]} <span className="soft">{say(change.kind)}</span>
      </dt>
      <dd>
        {change.words.map(({ op, text }, place) => {
          const key = `${place} ${op}`
          if (op === 'added') return <ins key={key}>{text}</ins>
          return op === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>
        })}
      </dd>
    </>
  )
}

function HistoryPart({ code }: { readonly code: string }) {
  const say = useWords(catalogueWords)
  const query = useQuery(itemVersionsQuery({ code }))
  return (
    <section className="part" aria-labelledby="item-history">
      <h2 id="item-history">{say('history')}</h2>
      <Answer query={query} lines={3}>
        {({ rows }) => <VersionTable rows={rows} caption={say('history')} />}
      </Answer>
    </section>
  )
}
