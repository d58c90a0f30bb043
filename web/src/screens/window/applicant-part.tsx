import { agentRelationWords, mandateProofWords } from '@huiyin/contract/applications.words'
import { windowWords } from '@huiyin/contract/desk-window.words'
import type { EarlierApplications } from '@huiyin/contract/window'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { earlierQuery } from '../../api/window.ts'
import { type Language, usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { idStateOf, isPhone } from './draft.ts'
import type { PartProps } from './window-screen.tsx'

/** Who applies, and who has come for them. */
export function ApplicantPart({ draft, change }: PartProps) {
  const say = useWords(windowWords)
  const { idNumber, name, phone } = draft
  const state = idStateOf(idNumber)
  const isWhole = state.kind === 'person' || state.kind === 'enterprise'
  const first = useRef<HTMLInputElement>(null)
  const isNew = idNumber === ''
  useEffect(() => {
    if (isNew) first.current?.focus()
  }, [isNew])
  return (
    <section className="panel" aria-labelledby="window-applicant">
      <h2 id="window-applicant">{say('applicant')}</h2>
      <div className="filters">
        <Field label={say('idNumber')}>
          {(id) => (
            <>
              <input
                ref={first}
                id={id}
                className="control figure"
                autoComplete="off"
                maxLength={18}
                aria-describedby={`${id}-check`}
                aria-invalid={state.kind === 'wrong'}
                value={idNumber}
                onChange={({ target }) => change({ idNumber: target.value.toUpperCase() })}
              />
              <IdCheck id={`${id}-check`} typed={idNumber} />
            </>
          )}
        </Field>
        <TextField
          label={say('name')}
          maxLength={100}
          value={name}
          onChange={(typed) => change({ name: typed })}
        />
        <TextField
          label={say('phone')}
          type="tel"
          maxLength={11}
          isInvalid={phone.length === 11 && !isPhone(phone)}
          {...(phone.length > 0 && phone.length < 11 && { help: say('phoneWrong') })}
          value={phone}
          onChange={(typed) => change({ phone: typed })}
        />
      </div>
      {isWhole && <Earlier idNumber={idNumber.trim().toUpperCase()} />}
      <AgentFields draft={draft} change={change} />
    </section>
  )
}

function IdCheck({ id, typed }: { readonly id: string; readonly typed: string }) {
  const say = useWords(windowWords)
  const state = idStateOf(typed)
  const said = {
    empty: '',
    short: state.kind === 'short' ? say('idShort', { n: state.left }) : '',
    wrong: `✗ ${say('idWrong')}`,
    person: `✓ ${say('idPerson')}`,
    enterprise: `✓ ${say('idEnterprise')}`,
  }[state.kind]
  return (
    <span id={id} role="status" className={`id-check id-${state.kind}`}>
      {said}
    </span>
  )
}

function Earlier({ idNumber }: { readonly idNumber: string }) {
  const say = useWords(windowWords)
  const { data } = useQuery(earlierQuery(idNumber))
  if (data === undefined || data.rows.length === 0) return null
  const { barredUntil } = data
  return (
    <>
      {barredUntil !== null && (
        <Notice tone="attention">
          <p>{say('promiseBarred', { until: barredUntil })}</p>
        </Notice>
      )}
      <EarlierLines rows={data.rows} />
    </>
  )
}

function EarlierLines({ rows }: Pick<EarlierApplications, 'rows'>) {
  const say = useWords(windowWords)
  return (
    <details className="folded">
      <summary>{say('earlier', { n: rows.length })}</summary>
      <ul>
        {rows.map(({ number, title, stateLabel, openedAt, isAwaited }) => (
          <li key={number}>
            <span className="figure">{openedAt.slice(0, 10)}</span> {title}{' '}
            <span className="soft figure">
              {number} · {stateLabel}
            </span>{' '}
            {isAwaited && (
              <Link to="/window/$number" params={{ number }}>
                {say('earlierAwaited')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

type Worded<Key extends string> = Readonly<
  Record<Key, { readonly zh: string; readonly en: string }>
>

function optionsOf<Key extends string>(words: Worded<Key>, language: Language) {
  return (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value][language] }))
}

function AgentFields({ draft, change }: PartProps) {
  const say = useWords(windowWords)
  const { language } = usePreferences()
  const { hasAgent, agentName, relation, mandate } = draft
  return (
    <>
      <label className="row tick">
        <input
          type="checkbox"
          className="check"
          checked={hasAgent}
          onChange={({ target }) => change({ hasAgent: target.checked })}
        />
        {say('agent')}
      </label>
      {hasAgent && (
        <div className="filters">
          <TextField
            label={say('agentName')}
            maxLength={60}
            value={agentName}
            onChange={(typed) => change({ agentName: typed })}
          />
          <Field label={say('relation')}>
            {(id) => (
              <Pick
                id={id}
                value={relation}
                options={optionsOf(agentRelationWords, language)}
                onChange={(value) => change({ relation: value as typeof relation })}
              />
            )}
          </Field>
          <Field label={say('mandate')}>
            {(id) => (
              <Pick
                id={id}
                value={mandate}
                options={optionsOf(mandateProofWords, language)}
                onChange={(value) => change({ mandate: value as typeof mandate })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  )
}
