import { editionWords } from '@huiyin/contract/desk-editions.words'
import type { EditionDecision, EditionPreview, Touch } from '@huiyin/contract/editions'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { decideEdition, editionQuery, rulesQuery } from '../../api/reference.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, sayInstant } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { findPlace, sayParts } from '../../parts/schema/say-value.ts'
import type { Schema } from '../../parts/schema/schema.ts'
import { isWording, WordingPaper } from '../wordings/wording-paper.tsx'
import './reference.css'

const route = getRouteApi('/frame/rules/edition')

/** A draft as the second person sees it: what changes, what it touches, and the decision. */
export function EditionScreen() {
  const { id = '' } = route.useSearch()
  const say = useWords(editionWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const query = useQuery(editionQuery(id))
  const rules = useQuery(rulesQuery)
  const subject = query.data?.edition.subject
  const name = rules.data?.rows.find((rule) => rule.name === subject)?.label[language] ?? ''
  const title = query.data
    ? say('previewTitle', { name, n: query.data.edition.number })
    : sayDesk('rules')
  const above = subject !== undefined && (
    <p data-leads>
      <Link to="/rules/rule" search={{ subject }}>
        ‹ {name}
      </Link>
    </p>
  )
  return (
    <Page title={title} above={above}>
      <Answer query={query} lines={8}>
        {(preview) => <Preview preview={preview} />}
      </Answer>
    </Page>
  )
}

function Preview({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  const { edition } = preview
  return (
    <>
      <section className="panel">
        <p className="row">
          <span className={`tag tag-${edition.state === 'draft' ? 'amber' : 'grey'}`}>
            {say(edition.state)}
          </span>
          <span>
            {say('since')}：{sayDay(edition.effectiveFrom, language)}
          </span>
          <span>
            {say('ground')}：{edition.ground}
          </span>
          <span>
            {say('author')}：{edition.draftedBy}
          </span>
          {edition.decidedBy !== null && (
            <span>
              {say('decidedBy')}：{edition.decidedBy}
            </span>
          )}
        </p>
        {edition.reason !== null && <p>{edition.reason}</p>}
      </section>
      {isWording(edition.subject) ? <Papers preview={preview} /> : <Changes preview={preview} />}
      {edition.state === 'draft' && <Touches touches={preview.touches} />}
      {edition.state === 'draft' && <DecisionPart preview={preview} />}
    </>
  )
}

function Changes({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  const speaker = { say, language }
  const schema = preview.schema as Schema
  return (
    <section className="part" aria-labelledby="changes">
      <h2 id="changes">{say('changes')}</h2>
      <DataTable
        caption={say('changes')}
        rows={linesOf(preview)}
        keyOf={({ path }) => path.join('/')}
        columns={[
          {
            key: 'place',
            header: say('place'),
            kind: 'head',
            cell: ({ path }) => findPlace(schema, path, speaker).label,
          },
          ...(['before', 'after'] as const).map((side) => ({
            key: side,
            header: say(side),
            cell: (line: Line) => {
              const place = findPlace(schema, line.path, speaker)
              const parts = sayParts(place.schema, line[side], speaker)
              return parts
                .map(({ label, value }) => (label ? `${label} ${value}` : value))
                .join('；')
            },
          })),
        ]}
      />
    </section>
  )
}

/** A letter is compared as it is printed, before and after. */
function Papers({ preview: { edition, before } }: { readonly preview: EditionPreview }) {
  const say = useWords(editionWords)
  const { subject, value } = edition
  return (
    <section className="part" aria-labelledby="changes">
      <h2 id="changes">{say('changes')}</h2>
      <div className="papers">
        <div>
          <h2>{say('before')}</h2>
          <WordingPaper subject={subject} value={before.value} label="paperBefore" />
        </div>
        <div>
          <h2>{say('after')}</h2>
          <WordingPaper subject={subject} value={value} label="paperAfter" />
        </div>
      </div>
    </section>
  )
}

interface Line {
  readonly path: readonly string[]
  readonly before: unknown
  readonly after: unknown
}

/** A time of two leaves, amount and unit, is one line; so is a list whose words belong together. */
function linesOf({ changes, before, edition }: EditionPreview): Line[] {
  const lines = new Map<string, Line>()
  for (const change of changes) {
    const isTime = ['amountHundredths', 'unit'].includes(change.path.at(-1) ?? '')
    const path = isTime ? change.path.slice(0, -1) : change.path
    const whole = { path, before: at(before.value, path), after: at(edition.value, path) }
    lines.set(path.join('/'), whole)
  }
  return [...lines.values()]
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  )
}

function Touches({ touches }: { readonly touches: readonly Touch[] }) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  const some = touches.filter(({ count }) => count > 0)
  return (
    <section className="part" aria-labelledby="touches">
      <h2 id="touches">{say('touches')}</h2>
      {some.length === 0 && <p>{say('noTouches')}</p>}
      <ul>
        {some.map(({ what, count, examples }) => (
          <li key={what}>
            {say(what, { n: count })}
            {examples.length > 0 && (
              <ul>
                {examples.map(({ number, from, to }) => (
                  <li key={number}>
                    {say('example', {
                      number,
                      from: sayInstant(from, language),
                      to: sayInstant(to, language),
                    })}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function DecisionPart({ preview }: { readonly preview: EditionPreview }) {
  const say = useWords(editionWords)
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const { edition, decisions } = preview
  const deciding = useMutation({
    mutationFn: (decision: EditionDecision) =>
      decideEdition(edition.id, { decision, ...(decision === 'return' && { reason }) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['rules'] }),
  })
  const may = (decision: EditionDecision) => decisions.includes(decision)
  return (
    <section className="part panel decision">
      {deciding.error !== null && <ProblemNotice error={deciding.error} />}
      {may('withdraw') && <Notice tone="plain">{say('secondPerson')}</Notice>}
      {may('return') && (
        <Field label={say('reason')}>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      )}
      <p className="row">
        {decisions.map((decision) => (
          <Button
            key={decision}
            type={decision === 'publish' ? 'primary' : 'default'}
            loading={deciding.isPending}
            onClick={() => deciding.mutate(decision)}
          >
            {say(decision)}
          </Button>
        ))}
      </p>
    </section>
  )
}
