import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { hotlineBulletinWords } from '@huiyin/contract/desk-hotline-bulletins.words'
import {
  type HotlineBulletinSummary,
  type HotlinePeriod,
  hotlinePeriods,
} from '@huiyin/contract/hotline-bulletins'
import { hotlinePeriodWords } from '@huiyin/contract/hotline-bulletins.words'
import { addDays, localDay } from '@huiyin/contract/time'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { draftHotline, hotlineBulletinsQuery } from '../../api/hotline-bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DayInput, Pick } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, today } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { BulletinList } from './bulletin-list.tsx'
import { WeekTag } from './week-tag.tsx'
import './bulletins.css'

/** The bulletins of the hotline with their state, and a new one once its period is over. */
export function HotlineBulletins() {
  const say = useWords(hotlineBulletinWords)
  const query = useQuery(hotlineBulletinsQuery)
  return (
    <BulletinList query={query} say={say} draft={<DraftPart />}>
      {(rows) => <Periods rows={rows} />}
    </BulletinList>
  )
}

function DraftPart() {
  const say = useWords(hotlineBulletinWords)
  const sayWeek = useWords(weekScreenWords)
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const yesterday = addDays(localDay(today()), -1)
  const [period, setPeriod] = useState<HotlinePeriod>('daily')
  const [day, setDay] = useState<string>(yesterday)
  const drafting = useMutation({
    mutationFn: () => draftHotline({ period, to: day }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['hotline-bulletins'] })
      await navigate({ to: '/bulletins/hotline/$bulletin', params: { bulletin: id } })
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    drafting.mutate()
  }
  return (
    <form className="panel filters" aria-label={sayWeek('draft')} onSubmit={submit}>
      {drafting.error !== null && <ProblemNotice error={drafting.error} />}
      <Field label={say('period')}>
        {(id) => (
          <Pick
            id={id}
            value={period}
            options={hotlinePeriods.map((value) => ({
              value,
              label: hotlinePeriodWords[value][language],
            }))}
            onChange={(value) => setPeriod(value as HotlinePeriod)}
          />
        )}
      </Field>
      <Field label={say('lastDay')}>
        {(id) => <DayInput id={id} value={day} max={yesterday} onChange={setDay} isRequired />}
      </Field>
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit" loading={drafting.isPending}>
          {sayWeek('draft')}
        </Button>
      </div>
    </form>
  )
}

function Periods({ rows }: { readonly rows: readonly HotlineBulletinSummary[] }) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const people = ['draftedBy', 'checkedBy', 'approvedBy', 'publishedBy'] as const
  const heads = ['drafted', 'checked', 'approved', 'published'] as const
  return (
    <DataTable
      caption={say('hotline')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'period',
          header: say('week'),
          kind: 'head',
          cell: ({ id, period, from, to, edition }) => (
            <>
              <Link
                to="/bulletins/hotline/$bulletin"
                params={{ bulletin: id }}
                className="week-title"
              >
                {hotlinePeriodWords[period][language]} {sayDay(from, language)}
                {from !== to && `–${sayDay(to, language)}`}
              </Link>
              {edition > 1 && <span className="week-under">{say('edition', { n: edition })}</span>}
            </>
          ),
        },
        { key: 'state', header: say('state'), cell: ({ state }) => <WeekTag state={state} /> },
        { key: 'number', header: say('number'), cell: ({ number }) => number ?? say('notYet') },
        ...people.map((key, index) => ({
          key,
          header: say(heads[index] ?? 'drafted'),
          cell: (row: HotlineBulletinSummary) => row[key] ?? say('notYet'),
        })),
      ]}
    />
  )
}
