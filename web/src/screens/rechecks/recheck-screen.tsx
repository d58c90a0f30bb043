import { rechecksWords } from '@huiyin/contract/desk-rechecks.words'
import { type Recheck, type RecheckFound, recheckResults } from '@huiyin/contract/rechecks'
import { recheckResultWords } from '@huiyin/contract/rechecks.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { enterSeed, recheckQuery, recordResult } from '../../api/rechecks.ts'
import { sessionQuery } from '../../api/session.ts'
import type { StoredFile } from '../../api/work.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { EvidenceInput } from '../../parts/act-form/evidence-input.tsx'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { Page } from '../../parts/page.tsx'

const route = getRouteApi('/frame/rechecks/$id')
/** Who enters the seed; the server holds to it, and that it is another person. */
const drawers = ['supervisor', 'evaluator', 'leader']

/** One re-check: how it was drawn, who looks again, what was found. */
export function RecheckScreen() {
  const say = useWords(rechecksWords)
  const sayDesk = useDeskWords()
  const { id } = route.useParams()
  const query = useQuery(recheckQuery(id))
  const { data: session } = useQuery(sessionQuery)
  const mayDraw = session?.roles.some((role) => drawers.includes(role)) === true
  const { from = '', to = '' } = query.data ?? {}
  return (
    <Page
      title={query.data === undefined ? sayDesk('rechecks') : say('periodSays', { from, to })}
      above={<Link to="/rechecks">{sayDesk('rechecks')}</Link>}
    >
      <Answer query={query} lines={8}>
        {(recheck) => (
          <>
            <DrawPart recheck={recheck} />
            {recheck.seed === null && mayDraw && <SeedForm id={id} />}
            {recheck.cases.some(({ staffId }) => staffId === session?.staffId) && (
              <ResultForm recheck={recheck} staffId={session?.staffId ?? ''} />
            )}
            <CasesPart recheck={recheck} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function DrawPart({ recheck }: { readonly recheck: Recheck }) {
  const say = useWords(rechecksWords)
  const { language } = usePreferences()
  const { id, drawn, population, seedSource, seedOn, seed, populationSha256 } = recheck
  const facts = [
    ['drawn', `${drawn} / ${population}`],
    ['seedSource', seedSource],
    ['seedOn', sayDay(seedOn, language)],
    ['seed', seed ?? say('seedAwaited', { day: sayDay(seedOn, language) })],
    ['hash', populationSha256],
  ] as const
  return (
    <section className="panel" aria-labelledby="draw">
      <h2 id="draw">{say('draw')}</h2>
      <dl className="facts">
        {facts.map(([key, value]) => (
          <div key={key} className="fact">
            <dt>{say(key)}</dt>
            <dd className="breaking">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="no-print">
        <a href={`/rechecks/${id}`}>{say('publicPage')}</a>
      </p>
    </section>
  )
}

function SeedForm({ id }: { readonly id: string }) {
  const say = useWords(rechecksWords)
  return (
    <FoldedForm<{ seed: string }>
      title={say('enterSeed')}
      note={say('seedNote')}
      button={say('drawNow')}
      act={({ seed }) => enterSeed(id, seed.trim())}
    >
      <Form.Item
        name="seed"
        label={say('seed')}
        rules={[{ required: true, whitespace: true, message: say('needed') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FoldedForm>
  )
}

type Filled = Omit<RecheckFound, 'evidence'> & { readonly evidence?: readonly StoredFile[] }

function ResultForm({ recheck, staffId }: { readonly recheck: Recheck; readonly staffId: string }) {
  const say = useWords(rechecksWords)
  const { language } = usePreferences()
  const own = recheck.cases.filter((one) => one.staffId === staffId && one.result === null)
  const rules = [{ required: true, message: say('needed') }]
  if (own.length === 0) return null
  return (
    <FoldedForm<Filled>
      title={say('find')}
      note={say('findNote')}
      button={say('sayFound')}
      act={({ evidence = [], ...found }) =>
        recordResult(recheck.id, { ...found, evidence: evidence.map(({ id }) => id) })
      }
    >
      <Form.Item name="number" label={say('case')} rules={rules}>
        <Select options={own.map(({ number, title }) => ({ value: number, label: title }))} />
      </Form.Item>
      <Form.Item name="result" label={say('result')} rules={rules}>
        <Select
          options={recheckResults.map((value) => ({
            value,
            label: recheckResultWords[value][language],
          }))}
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={say('note')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('needed') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="evidence" label={say('photos')}>
        <EvidenceInput filesMax={9} />
      </Form.Item>
    </FoldedForm>
  )
}

function CasesPart({ recheck: { cases } }: { readonly recheck: Recheck }) {
  const say = useWords(rechecksWords)
  const { language } = usePreferences()
  if (cases.length === 0) return null
  return (
    <section className="part" aria-labelledby="drawn">
      <h2 id="drawn">{say('cases')}</h2>
      <DataTable
        caption={say('cases')}
        rows={cases}
        keyOf={({ number }) => number}
        columns={[
          {
            key: 'case',
            header: say('case'),
            kind: 'head',
            cell: ({ number, title }) => (
              <Link to="/matters/$number" params={{ number }}>
                {title} <span className="figure soft">{number}</span>
              </Link>
            ),
          },
          { key: 'who', header: say('who'), cell: ({ staffName }) => staffName ?? say('nobody') },
          {
            key: 'result',
            header: say('result'),
            cell: ({ result, note }) =>
              result === null
                ? say('waiting')
                : `${recheckResultWords[result][language]} ${note ?? ''}`,
          },
          {
            key: 'new',
            header: say('newCase'),
            cell: ({ caseNumber }) =>
              caseNumber !== null && (
                <Link to="/matters/$number" params={{ number: caseNumber }} className="figure">
                  {caseNumber}
                </Link>
              ),
          },
        ]}
      />
    </section>
  )
}
