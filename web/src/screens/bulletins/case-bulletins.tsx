import type { CaseBulletinSummary } from '@huiyin/contract/case-bulletins'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { addDays, localDay, weekdayOf } from '@huiyin/contract/time'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { draftWeek, weeksQuery } from '../../api/case-bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DayInput } from '../../parts/controls.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, sayInstant, today } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { BulletinList } from './bulletin-list.tsx'
import { WeekTag } from './week-tag.tsx'
import './bulletins.css'

/** The weeks of the street with their state, and a new one once its cut-off has passed. */
export function CaseBulletins() {
  const say = useWords(weekScreenWords)
  const query = useQuery(weeksQuery)
  return (
    <BulletinList query={query} say={say} draft={<DraftPart />}>
      {(rows) => <Weeks rows={rows} />}
    </BulletinList>
  )
}

/** The Sunday before, where most regions cut off; others choose their day. */
function lastSunday(): string {
  const now = localDay(today())
  return addDays(now, -(weekdayOf(now) % 7))
}

function DraftPart() {
  const say = useWords(weekScreenWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [day, setDay] = useState(lastSunday)
  const drafting = useMutation({
    mutationFn: () => draftWeek(day),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['case-bulletins'] })
      await navigate({ to: '/bulletins/cases/$bulletin', params: { bulletin: id } })
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    drafting.mutate()
  }
  return (
    <form className="panel filters" aria-label={say('draft')} onSubmit={submit}>
      {drafting.error !== null && <ProblemNotice error={drafting.error} />}
      <Field label={say('lastDay')}>
        {(id) => <DayInput id={id} value={day} onChange={setDay} isRequired />}
      </Field>
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit" loading={drafting.isPending}>
          {say('draft')}
        </Button>
      </div>
    </form>
  )
}

function Weeks({ rows }: { readonly rows: readonly CaseBulletinSummary[] }) {
  const say = useWords(weekScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  return (
    <DataTable
      caption={sayDesk('bulletins')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'week',
          header: say('week'),
          kind: 'head',
          cell: (row) => (
            <>
              <Link
                to="/bulletins/cases/$bulletin"
                params={{ bulletin: row.id }}
                className="week-title"
              >
                {sayDay(row.from, language)}–{sayDay(row.to, language)}
              </Link>
              <span className="week-under">
                {say('cutOff', { at: sayInstant(row.cutOffAt, language) })}
                {row.edition > 1 && ` · ${say('edition', { n: row.edition })}`}
              </span>
            </>
          ),
        },
        { key: 'state', header: say('state'), cell: (row) => <WeekTag state={row.state} /> },
        { key: 'number', header: say('number'), cell: (row) => row.number ?? say('notYet') },
        { key: 'drafted', header: say('drafted'), cell: (row) => row.draftedBy },
        { key: 'checked', header: say('checked'), cell: (row) => row.checkedBy ?? say('notYet') },
        {
          key: 'approved',
          header: say('approved'),
          cell: (row) => row.approvedBy ?? say('notYet'),
        },
        {
          key: 'published',
          header: say('published'),
          cell: (row) => row.publishedBy ?? say('notYet'),
        },
      ]}
    />
  )
}
