import { hotlines } from '@huiyin/contract/address-names'
import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import type { HotlineFigures } from '@huiyin/contract/hotline-figures'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions, useNavigate } from '@tanstack/react-router'
import { hotlineFiguresQuery } from '../../api/hotline.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { FigureTables } from '../../parts/figure-tables.tsx'
import { Page } from '../../parts/page.tsx'
import { SpanFields } from '../../parts/span-fields.tsx'
import { lastDays } from '../reviews/periods.ts'
import { CountedTicketsPart, type FiguresAsked } from './counted-tickets-part.tsx'
import { DutyGapsPart } from './duty-gaps-part.tsx'
import { ScorePart } from './score-part.tsx'

const route = getRouteApi('/frame/hotline-figures')
const daysUsual = 30

/** Of the many figures, those a unit is compared by. */
const compared = [
  'tickets_received',
  'tickets_on_time',
  'tickets_contacted',
  'tickets_solved',
  'tickets_satisfied',
]

/** The figures of the hotline, each number opening to the tickets it counts. */
export function HotlineFiguresScreen() {
  const say = useWords(hotlineDeskWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const usual = lastDays(daysUsual)
  const { from = usual.from, to = usual.to, hotline } = search
  const asked: FiguresAsked = { from, to, ...(hotline && { hotline }) }
  const query = useQuery(hotlineFiguresQuery({ ...asked }))
  return (
    <Page title={sayDesk('hotlineFigures')} lead={say('figuresLead')}>
      <Filters asked={asked} />
      <Answer query={query} lines={8}>
        {(figures) => (
          <>
            <CountedTicketsPart groups={figures} figures={asked} />
            <Tables figures={figures} asked={asked} />
          </>
        )}
      </Answer>
      <ScorePart />
      <DutyGapsPart />
    </Page>
  )
}

interface AskedProps {
  readonly asked: FiguresAsked
}

function Filters({ asked }: AskedProps) {
  const say = useWords(hotlineDeskWords)
  const navigate = useNavigate()
  const { hotline, ...span } = asked
  const lines = hotlines.map((value) => ({ value, label: value }))
  return (
    <div className="filters">
      <Field label={say('line')}>
        {(id) => (
          <Pick
            id={id}
            value={hotline ?? ''}
            options={[{ value: '', label: say('bothLines') }, ...lines]}
            onChange={(value) => {
              const line = hotlines.find((one) => one === value)
              navigate({
                to: '/hotline-figures',
                search: { ...span, ...(line && { hotline: line }) },
              })
            }}
          />
        )}
      </Field>
      <SpanFields
        {...span}
        onChange={(changed) =>
          navigate({ to: '/hotline-figures', search: { ...asked, ...changed } })
        }
      />
    </div>
  )
}

function Tables({ figures, asked }: AskedProps & { readonly figures: HotlineFigures }) {
  const say = useWords(hotlineDeskWords)
  if (figures.units.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('figuresNone')} />
      </section>
    )
  }
  return (
    <FigureTables
      groups={figures}
      compared={compared}
      wayTo={(opened) => linkOptions({ to: '/hotline-figures', search: { ...asked, ...opened } })}
    />
  )
}
