import type { CaseBulletin } from '@huiyin/contract/case-bulletins'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { actOnWeek, weekFile, weekQuery } from '../../api/case-bulletins.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayDay, sayInstant } from '../../parts/dates.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import { DueCasesPart } from './due-cases-part.tsx'
import { FlowCasesPart } from './flow-cases-part.tsx'
import { NamedUnitsPart } from './named-units-part.tsx'
import { StockPart } from './stock-part.tsx'
import { UnitsPart } from './units-part.tsx'
import { WeekFigures } from './week-figures.tsx'
import { type BulletinWays, WeekSteps } from './week-steps.tsx'
import { WeekTag } from './week-tag.tsx'
import './bulletins.css'

const route = getRouteApi('/frame/bulletins/cases/$bulletin')

/** A week of the street, from its draft to the published bulletin; each figure opens its cases. */
export function WeekScreen() {
  const sayDesk = useDeskWords()
  const say = useWords(weekScreenWords)
  const { bulletin: id } = route.useParams()
  const query = useQuery(weekQuery(id))
  const week = query.data
  const ways: BulletinWays = {
    of: 'cases',
    screen: '/bulletins/cases/$bulletin',
    renews: 'case-bulletins',
    act: actOnWeek,
    file: weekFile,
    approvedNext: say('next_approved'),
    confirmPublish: say('confirmPublish'),
  }
  return (
    <Page
      title={week?.title ?? sayDesk('bulletins')}
      above={
        <Link to="/bulletins" search={{ of: 'cases' }} className="page-back">
          {sayDesk('bulletins')}
        </Link>
      }
      beside={week && <WeekTag state={week.state} />}
      lead={week && <Period week={week} />}
    >
      <Answer query={query} lines={10}>
        {(bulletin) => (
          <>
            <WeekSteps bulletin={bulletin} ways={ways} />
            <WeekFigures bulletin={bulletin} />
            <OpenedCases bulletin={bulletin} />
            <NamedUnitsPart bulletin={bulletin} />
            <UnitsPart bulletin={bulletin} />
            <StockPart bulletin={bulletin} />
            <WordsPart bulletin={bulletin} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Period({ week }: { readonly week: CaseBulletin }) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  return (
    <p>
      {sayDay(week.from, language)}–{sayDay(week.to, language)} ·{' '}
      {say('cutOff', { at: sayInstant(week.cutOffAt, language) })}
      {week.edition > 1 && ` · ${say('edition', { n: week.edition })}`}
    </p>
  )
}

/** The list behind a figure; to a unit that may object, what it is about to be named for. */
function OpenedCases({ bulletin }: { readonly bulletin: CaseBulletin }) {
  const { class: chosen, flow, unit, cursor } = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const isUnits = session?.posts.every(({ role }) => ['handler', 'unit_leader'].includes(role))
  if (flow !== undefined) {
    return <FlowCasesPart bulletin={bulletin} flow={flow} unit={unit} cursor={cursor} />
  }
  const shown = chosen ?? (bulletin.mayObject && isUnits === true ? 'overdue' : undefined)
  if (shown === undefined) return null
  return (
    <DueCasesPart bulletin={bulletin} shown={shown} unit={unit} cursor={cursor} key={bulletin.id} />
  )
}

function WordsPart({ bulletin }: { readonly bulletin: CaseBulletin }) {
  const say = useWords(weekScreenWords)
  return (
    <section className="panel" aria-labelledby="method">
      <h2 id="method">{say('method')}</h2>
      <ul lang={officialLanguage}>
        {bulletin.method.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3 className="part-heading">{say('extract')}</h3>
      <p lang={officialLanguage}>{bulletin.extract}</p>
    </section>
  )
}
