import { editionWords } from '@huiyin/contract/desk-editions.words'
import type { EditionList, RuleRow } from '@huiyin/contract/editions'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { editionsQuery, rulesQuery } from '../../api/reference.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Page } from '../../parts/page.tsx'
import type { Schema } from '../../parts/schema/schema.ts'
import { ValueList } from '../../parts/schema/value-list.tsx'
import { WordingPaper } from '../wordings/wording-paper.tsx'
import { authors } from './authors.ts'
import { ComparePart } from './compare-part.tsx'
import { DraftPart } from './draft-part.tsx'
import './reference.css'

const route = getRouteApi('/frame/rules/rule')

/** One rule: what holds, what waits for a second person, what held before, and a form for the next. */
export function RuleScreen() {
  const { subject = '' } = route.useSearch()
  const query = useQuery(rulesQuery)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const rule = query.data?.rows.find(({ name }) => name === subject)
  return (
    <Page title={rule?.label[language] ?? sayDesk('rules')} above={<BackToRules />}>
      <Answer query={query} lines={8}>
        {() => (rule === undefined ? <NoSuchRule /> : <Rule rule={rule} />)}
      </Answer>
    </Page>
  )
}

export function BackToRules() {
  const say = useWords(editionWords)
  return (
    <p data-leads>
      <Link to="/rules">‹ {say('allRules')}</Link>
    </p>
  )
}

function Rule({ rule }: { readonly rule: RuleRow }) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  const session = useQuery(sessionQuery)
  const editions = useQuery(editionsQuery(rule.name))
  const isAuthor = session.data?.posts.some(({ role }) => authors.includes(role)) ?? false
  return (
    <>
      <section className="panel" aria-labelledby="holds-now">
        <h2 id="holds-now">{say('holdsNow')}</h2>
        <p className="soft">
          {rule.effectiveFrom === null
            ? say('shipped')
            : `${sayDay(rule.effectiveFrom, language)} · ${rule.ground}`}
        </p>
        {rule.restsOn !== '' && <p className="soft">{say('restsOn', { text: rule.restsOn })}</p>}
        <RuleValue rule={rule} value={rule.value} />
      </section>
      {isAuthor && <DraftPart key={rule.version} rule={rule} />}
      <Answer query={editions} lines={4}>
        {(list) => (
          <>
            <Drafts list={list} />
            <ComparePart key={list.versions[0]?.version} versions={list.versions} rule={rule} />
            <History list={list} rule={rule} />
          </>
        )}
      </Answer>
    </>
  )
}

const tones = { draft: 'amber', published: 'green', returned: 'red', withdrawn: 'grey' } as const

function Drafts({ list: { rows } }: { readonly list: EditionList }) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="drafts">
      <h2 id="drafts">{say('drafts')}</h2>
      {rows.length === 0 ? (
        <p className="soft">{say('noDrafts')}</p>
      ) : (
        <DataTable
          caption={say('drafts')}
          rows={rows}
          keyOf={(row) => row.id}
          columns={[
            {
              key: 'number',
              header: say('version'),
              kind: 'head',
              cell: (row) => (
                <Link to="/rules/edition" search={{ id: row.id }}>
                  {say('editionNumber', { n: row.number })}
                </Link>
              ),
            },
            {
              key: 'state',
              header: say('state'),
              kind: 'narrow',
              cell: ({ state }) => <span className={`tag tag-${tones[state]}`}>{say(state)}</span>,
            },
            {
              key: 'since',
              header: say('since'),
              kind: 'narrow',
              cell: (row) => sayDay(row.effectiveFrom, language),
            },
            { key: 'ground', header: say('ground'), cell: (row) => row.ground },
            { key: 'author', header: say('author'), cell: (row) => row.draftedBy },
            { key: 'decided', header: say('decidedBy'), cell: (row) => row.decidedBy ?? '—' },
          ]}
        />
      )}
    </section>
  )
}

interface HistoryProps {
  readonly list: EditionList
  readonly rule: RuleRow
}

function History({ list, rule }: HistoryProps) {
  const versions = list.versions.filter(({ shipped }) => !shipped)
  const say = useWords(editionWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="history">
      <h2 id="history">{say('history')}</h2>
      {versions.length === 0 && <p className="soft">{say('noHistory')}</p>}
      {versions.map((version) => (
        <details key={version.version} className="panel folded">
          <summary>
            {version.version} · {sayDay(version.effectiveFrom ?? '', language)} · {version.ground}
          </summary>
          <p className="soft">
            {say('publishedBy')}：{version.publishedBy}
          </p>
          <RuleValue rule={rule} value={version.value} />
        </details>
      ))}
    </section>
  )
}

/** What a rule says: the page a letter makes, or the values in words. */
function RuleValue({ rule, value }: { readonly rule: RuleRow; readonly value: unknown }) {
  if (rule.group === 'letters') return <WordingPaper subject={rule.name} value={value} />
  return <ValueList schema={rule.schema as Schema} value={value} />
}

function NoSuchRule() {
  const sayDesk = useDeskWords()
  return <p>{sayDesk('notFoundText')}</p>
}
