import { caseFiguresWords } from '@huiyin/contract/desk-case-figures.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router'
import { caseFiguresQuery } from '../../api/cases.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'
import { FigureTables } from '../../parts/figure-tables.tsx'
import { Page } from '../../parts/page.tsx'
import { SpanFields } from '../../parts/span-fields.tsx'
import { lastDays } from '../reviews/periods.ts'
import { caseSections, figuresIn } from './case-sections.ts'
import { CountedCasesPart } from './counted-cases-part.tsx'

const route = getRouteApi('/frame/case-figures')
const daysUsual = 30

/** Of the many figures, those a unit is compared by. */
const compared = [
  'cases_received',
  'cases_handled',
  'cases_handled_on_time',
  'cases_reworked',
  'cases_delayed',
  'cases_closed_on_time',
]

/** The figures of the street, each number opening to the cases it counts. */
export function CaseFiguresScreen() {
  const say = useWords(caseFiguresWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const navigate = useNavigate()
  const usual = lastDays(daysUsual)
  const { from = usual.from, to = usual.to } = search
  const query = useQuery(caseFiguresQuery({ from, to }))
  return (
    <Page title={sayDesk('caseFigures')} lead={say('lead')}>
      <div className="filters">
        <SpanFields
          from={from}
          to={to}
          onChange={(changed) =>
            navigate({ to: '/case-figures', search: { from, to, ...changed } })
          }
        />
      </div>
      <Answer query={query} lines={8}>
        {(groups) =>
          groups.units.length === 0 ? (
            <section className="panel">
              <Empty title={say('none')}>{say('noneNext')}</Empty>
            </section>
          ) : (
            <>
              <CountedCasesPart groups={groups} span={{ from, to }} />
              <FigureTables
                groups={groups}
                compared={compared}
                sections={caseSections.map((name) => ({ title: say(name), ids: figuresIn(name) }))}
                wayTo={(opened) =>
                  linkOptions({ to: '/case-figures', search: { from, to, ...opened } })
                }
              />
            </>
          )
        }
      </Answer>
    </Page>
  )
}
