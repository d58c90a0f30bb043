import {
  type OwedRow,
  promiseStates,
  type ToleranceLedger,
} from '@huiyin/contract/application-counts'
import { stepListWords } from '@huiyin/contract/desk-applications.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { toleranceQuery } from '../../api/applications.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DayInput, Pick } from '../../parts/controls.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Field } from '../../parts/field.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import '../work/work.css'
import { LateBranchesPart, MaterialsPart, OneNoticePart, PromisesPart } from './count-parts.tsx'
import { PromiseChecksPart } from './promises-part.tsx'

const route = getRouteApi('/frame/tolerance')

/** What applicants owe, whether promises are kept, and what it says of the items. */
export function ToleranceScreen() {
  const say = useWords(stepListWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { from, to } = search
  const query = useQuery(toleranceQuery({ ...search }))
  const states = promiseStates.map((value) => ({ value, label: say(value) }))
  const change = (changes: Partial<typeof search>) =>
    navigate({ search: (old) => ({ ...old, ...changes }) })
  return (
    <Page title={sayDesk('tolerance')} lead={say('toleranceLead')}>
      <div className="filters panel">
        <Field label={say('state')}>
          {(id) => (
            <Pick
              id={id}
              value={search.state ?? ''}
              options={[{ value: '', label: say('anyState') }, ...states]}
              onChange={(state) => change({ state })}
            />
          )}
        </Field>
        <Field label={say('from')}>
          {(id) => <DayInput id={id} value={from} onChange={(day) => change({ from: day })} />}
        </Field>
        <Field label={say('to')}>
          {(id) => <DayInput id={id} value={to} onChange={(day) => change({ to: day })} />}
        </Field>
        <ExportButton
          label={say('export')}
          path="/api/v1/work/tolerance.xlsx"
          query={{ ...search }}
          fileName={`${sayDesk('tolerance')}.xlsx`}
        />
      </div>
      <Answer query={query} lines={8}>
        {(ledger) => <Ledger ledger={ledger} />}
      </Answer>
      <PromiseChecksPart period={{ from, to }} />
      <OneNoticePart period={{ from, to }} />
      <LateBranchesPart />
    </Page>
  )
}

function Ledger({ ledger }: { readonly ledger: ToleranceLedger }) {
  const say = useWords(stepListWords)
  const sayDesk = useDeskWords()
  const columns = useOwedColumns()
  if (ledger.rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('owedNone')} />
      </section>
    )
  }
  return (
    <>
      <DataTable
        caption={sayDesk('tolerance')}
        rows={ledger.rows}
        columns={columns}
        keyOf={({ number, material, since }) => `${number} ${material} ${since}`}
      />
      <PromisesPart title={say('byUnit')} head={say('unit')} rows={ledger.byUnit} />
      <PromisesPart title={say('byItem')} head={say('item')} rows={ledger.byItem} />
      <MaterialsPart rows={ledger.materials} />
    </>
  )
}

const tones: Readonly<Record<string, string>> = {
  open: 'blue',
  kept: 'green',
  late: 'amber',
  broken: 'red',
}

function useOwedColumns(): readonly Column<OwedRow>[] {
  const say = useWords(stepListWords)
  return [
    {
      key: 'application',
      header: say('application'),
      kind: 'head',
      cell: ({ number, title }) => (
        <>
          <Link to="/matters/$number" params={{ number }}>
            <span lang={officialLanguage}>{title}</span>
          </Link>
          <span className="work-number figure">{number}</span>
        </>
      ),
    },
    { key: 'material', header: say('material'), cell: ({ material }) => material },
    { key: 'promise', header: say('promise'), cell: ({ promise }) => promise ?? '—' },
    { key: 'unit', header: say('unit'), cell: ({ unit }) => unit.name },
    {
      key: 'due',
      header: say('due'),
      kind: 'narrow',
      cell: ({ dueAt, broughtAt }) => (
        <span className="figure">
          {shortInstant(dueAt)}
          {broughtAt !== null && (
            <span className="soft work-number">
              {say('brought', { at: shortInstant(broughtAt) })}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'state',
      header: say('state'),
      kind: 'narrow',
      cell: ({ state, stateLabel }) => (
        <span className={`tag tag-${tones[state] ?? 'grey'}`}>{stateLabel}</span>
      ),
    },
  ]
}
