import { bulletinScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { BulletinSummary } from '@huiyin/contract/task-bulletins'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { bulletinsQuery, draftBulletin } from '../../api/bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { BulletinList } from '../bulletins/bulletin-list.tsx'
import { BulletinTag } from './bulletin-tag.tsx'
import './tasks.css'

/** The weekly bulletins of problems, and a new one from the ledger as it stands. */
export function ProblemBulletins() {
  const say = useWords(bulletinScreenWords)
  const query = useQuery(bulletinsQuery)
  return (
    <BulletinList query={query} say={say} draft={<DraftPart />}>
      {(rows) => <Bulletins rows={rows} />}
    </BulletinList>
  )
}

function DraftPart() {
  const say = useWords(bulletinScreenWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [text, setText] = useState('')
  const requirements = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const drafting = useMutation({
    mutationFn: () => draftBulletin(requirements.length === 0 ? {} : { requirements }),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['bulletins'] })
      await navigate({ to: '/bulletins/$bulletin', params: { bulletin: id } })
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    drafting.mutate()
  }
  return (
    <form className="panel upload" onSubmit={submit}>
      {drafting.error !== null && <ProblemNotice error={drafting.error} />}
      <Field label={say('requirements')}>
        {(id) => (
          <textarea
            id={id}
            className="control"
            rows={3}
            maxLength={5000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" htmlType="submit" loading={drafting.isPending}>
        {say('draft')}
      </Button>
    </form>
  )
}

function Bulletins({ rows }: { readonly rows: readonly BulletinSummary[] }) {
  const say = useWords(bulletinScreenWords)
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
              <Link to="/bulletins/$bulletin" params={{ bulletin: row.id }} className="task-title">
                {sayDay(row.weekFrom, language)}–{sayDay(row.weekTo, language)}
              </Link>
              <span className="task-under">{row.title}</span>
            </>
          ),
        },
        { key: 'state', header: say('state'), cell: (row) => <BulletinTag state={row.state} /> },
        { key: 'number', header: say('number'), cell: (row) => row.number ?? say('notYet') },
        { key: 'drafted', header: say('drafted'), cell: (row) => row.draftedBy },
        { key: 'checked', header: say('checked'), cell: (row) => row.checkedBy ?? say('notYet') },
        { key: 'issued', header: say('issued'), cell: (row) => row.issuedBy ?? say('notYet') },
      ]}
    />
  )
}
