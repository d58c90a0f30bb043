import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { AfterHours, StayTaken } from '@huiyin/contract/hall-after-hours'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Form, Input } from 'antd'
import { afterHoursQuery, recordStay } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, today } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { Notice } from '../../parts/notice.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { DueBy } from './orders-part.tsx'

/** Who stays late and writes it down. */
const staying = ['window_clerk', 'handler', 'unit_leader']

/** 延时服务: what stands before the rest days, and who stayed for it. */
export function AfterHoursPart() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(afterHoursQuery)
  const mayStay = session?.roles.some((role) => staying.includes(role)) ?? false
  return (
    <>
      <p className="soft">{say('lateLead')}</p>
      <Answer query={query} lines={6}>
        {(list) => (
          <>
            <WhichDay list={list} />
            <Standing rows={list.rows} />
          </>
        )}
      </Answer>
      {mayStay && <StayForm />}
      <Answer query={query} lines={3}>
        {(list) => <Stays list={list} />}
      </Answer>
    </>
  )
}

function WhichDay({ list: { isToday, day, until, restDays } }: { readonly list: AfterHours }) {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  return (
    <Notice tone={isToday ? 'attention' : 'done'}>
      <p>
        {isToday
          ? say('lateToday', { until: sayDay(until, language) })
          : say('lateNext', { day: sayDay(day, language), n: restDays })}
      </p>
    </Notice>
  )
}

function Standing({ rows }: Pick<AfterHours, 'rows'>) {
  const say = useWords(hallWords)
  if (rows.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('lateNone')}>{say('lateNoneNext')}</Empty>
      </section>
    )
  }
  return (
    <DataTable
      caption={say('late')}
      rows={rows}
      keyOf={({ number }) => number}
      columns={[
        {
          key: 'matter',
          header: say('matter'),
          kind: 'head',
          cell: ({ number, title }) => (
            <>
              <Link to="/matters/$number" params={{ number }} {...{ [rowLinkMark]: '' }}>
                <span lang={officialLanguage}>{title}</span>
              </Link>
              <span className="hall-under figure">{number}</span>
            </>
          ),
        },
        { key: 'state', header: say('state'), kind: 'narrow', cell: (row) => row.stateLabel },
        { key: 'unit', header: say('unit'), cell: ({ unit }) => unit.name },
        { key: 'holder', header: say('holder'), cell: ({ holderName }) => holderName ?? '—' },
        {
          key: 'due',
          header: say('dueBy'),
          kind: 'narrow',
          cell: ({ dueAt }) => <DueBy dueAt={dueAt} />,
        },
      ]}
    />
  )
}

function Stays({ list: { stays, minutes } }: { readonly list: AfterHours }) {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  return (
    <section className="part" aria-labelledby="hall-stays">
      <h2 id="hall-stays">{say('stays')}</h2>
      {stays.length === 0 ? (
        <p className="soft">{say('staysNone')}</p>
      ) : (
        <DataTable
          caption={say('stays')}
          rows={stays}
          keyOf={({ day, from, staffName }) => `${day} ${from} ${staffName ?? ''}`}
          columns={[
            {
              key: 'staff',
              header: say('staff'),
              kind: 'head',
              cell: ({ staffName, unit }) => `${staffName ?? '—'} · ${unit.name}`,
            },
            { key: 'day', header: say('day'), cell: ({ day }) => sayDay(day, language) },
            {
              key: 'time',
              header: say('time'),
              cell: ({ from, until }) => <span className="figure">{`${from}–${until}`}</span>,
              foot: say('sum'),
            },
            {
              key: 'minutes',
              header: say('servedMinutes'),
              kind: 'number',
              cell: (stay) => say('minutes', { n: stay.minutes }),
              foot: say('minutes', { n: minutes }),
            },
            {
              key: 'matters',
              header: say('finished'),
              cell: ({ matterNumbers }) => matterNumbers.join('、') || '—',
            },
          ]}
        />
      )}
    </section>
  )
}

interface Filled {
  readonly day: string
  readonly from: string
  readonly until: string
  readonly numbers?: string
}

function StayForm() {
  const say = useWords(hallWords)
  const record = ({ numbers = '', ...time }: Filled) =>
    recordStay({ ...time, matterNumbers: numbers.split(/[\s、，,;；]+/).filter(Boolean) })
  const needed = (label: string) => [{ required: true, message: say('fill', { label }) }]
  return (
    <FoldedForm<Filled, StayTaken>
      title={say('stay')}
      note={say('stayNote')}
      initial={{ day: today() }}
      act={record}
      tell={({ minutes }) => say('stayKept', { n: minutes })}
    >
      <Form.Item name="day" label={say('day')} rules={needed(say('day'))}>
        <Input type="date" max={today()} />
      </Form.Item>
      <Form.Item name="from" label={say('stayFrom')} rules={needed(say('stayFrom'))}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="until" label={say('stayUntil')} rules={needed(say('stayUntil'))}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="numbers" label={say('stayNumbers')}>
        <Input autoComplete="off" />
      </Form.Item>
    </FoldedForm>
  )
}
