import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { hotlineBulletinWords } from '@huiyin/contract/desk-hotline-bulletins.words'
import type {
  HotlineBulletin,
  HotlineClassCount,
  HotlineCount,
} from '@huiyin/contract/hotline-bulletins'
import { hotlineCountWords } from '@huiyin/contract/hotline-bulletins.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { actOnHotline, hotlineBulletinQuery, hotlineFile } from '../../api/hotline-bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import { type BulletinWays, WeekSteps } from './week-steps.tsx'
import { WeekTag } from './week-tag.tsx'
import './bulletins.css'

const route = getRouteApi('/frame/bulletins/hotline/$bulletin')

/** A day, week or month of the hotline, from its draft to the published bulletin. */
export function HotlineBulletinScreen() {
  const sayDesk = useDeskWords()
  const say = useWords(hotlineBulletinWords)
  const { language } = usePreferences()
  const { bulletin: id } = route.useParams()
  const query = useQuery(hotlineBulletinQuery(id))
  const shown = query.data
  const ways: BulletinWays = {
    of: 'hotline',
    screen: '/bulletins/hotline/$bulletin',
    renews: 'hotline-bulletins',
    act: actOnHotline,
    file: hotlineFile,
    approvedNext: say('next_approved'),
    confirmPublish: say('confirmPublish'),
  }
  return (
    <Page
      title={shown?.title ?? sayDesk('bulletins')}
      above={
        <Link to="/bulletins" search={{ of: 'hotline' }} className="page-back">
          {sayDesk('bulletins')}
        </Link>
      }
      beside={shown && <WeekTag state={shown.state} />}
      lead={
        shown && (
          <p>
            {sayDay(shown.from, language)}
            {shown.from !== shown.to && `–${sayDay(shown.to, language)}`}
          </p>
        )
      }
    >
      <Answer query={query} lines={10}>
        {(bulletin) => (
          <>
            <WeekSteps bulletin={bulletin} ways={ways} />
            <ClassesPart bulletin={bulletin} />
            <FiguresPart bulletin={bulletin} />
            <MethodPart bulletin={bulletin} />
          </>
        )}
      </Answer>
    </Page>
  )
}

interface PartProps {
  readonly bulletin: HotlineBulletin
}

const keys = Object.keys(hotlineCountWords) as (keyof HotlineCount)[]

/** The classes and their sum. */
function ClassesPart({ bulletin: { counted } }: PartProps) {
  const say = useWords(hotlineBulletinWords)
  const { language } = usePreferences()
  return (
    <section className="panel" aria-labelledby="classes">
      <h2 id="classes">{say('classes')}</h2>
      {counted.classes.length === 0 ? (
        <p>{say('noTicket')}</p>
      ) : (
        <DataTable
          caption={say('classesTable')}
          rows={counted.classes}
          keyOf={({ code }) => code}
          staysTable
          columns={[
            {
              key: 'class',
              header: say('class'),
              kind: 'head',
              cell: ({ name }) => <span lang={officialLanguage}>{name}</span>,
              foot: say('whole'),
            },
            ...keys.map(
              (key): Column<HotlineClassCount> => ({
                key,
                header: hotlineCountWords[key][language],
                kind: 'number',
                cell: (row) => row[key],
                foot: counted.total[key],
              }),
            ),
          ]}
        />
      )}
    </section>
  )
}

/** The figures of the register, each with what it was counted from. */
function FiguresPart({ bulletin: { counted } }: PartProps) {
  const say = useWords(hotlineBulletinWords)
  const sayWeek = useWords(weekScreenWords)
  const { language } = usePreferences()
  return (
    <section className="panel" aria-labelledby="figures">
      <h2 id="figures">{say('figures')}</h2>
      <DataTable
        caption={say('figures')}
        rows={counted.figures}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'figure',
            header: say('figure'),
            kind: 'head',
            cell: ({ name }) => name[language],
          },
          {
            key: 'counted',
            header: say('counted'),
            kind: 'number',
            cell: ({ numerator, denominator }) =>
              denominator === null ? numerator : `${numerator} / ${denominator}`,
          },
          {
            key: 'share',
            header: say('share'),
            kind: 'number',
            cell: ({ share, denominator }) =>
              denominator === null
                ? ''
                : share === null
                  ? sayWeek('noData')
                  : `${(share * 100).toFixed(2)}%`,
          },
        ]}
      />
    </section>
  )
}

function MethodPart({ bulletin: { method } }: PartProps) {
  const say = useWords(weekScreenWords)
  return (
    <section className="panel" aria-labelledby="method">
      <h2 id="method">{say('method')}</h2>
      <ul lang={officialLanguage}>
        {method.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
