import { rechecksWords } from '@huiyin/contract/desk-rechecks.words'
import type { RecheckBody, Rechecks } from '@huiyin/contract/rechecks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Form, Input, InputNumber } from 'antd'
import { announceRecheck, rechecksQuery } from '../../api/rechecks.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { Page } from '../../parts/page.tsx'

/** Who announces; the server holds to it. */
const announcers = ['supervisor', 'evaluator']

/** 随机复核: announced, drawn, looked at again. */
export function RechecksScreen() {
  const say = useWords(rechecksWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(rechecksQuery)
  const mayAnnounce = session?.roles.some((role) => announcers.includes(role)) === true
  return (
    <Page title={sayDesk('rechecks')} lead={say('lead')}>
      {mayAnnounce && <AnnounceForm />}
      <Answer query={query} lines={6}>
        {({ rows }) => <RecheckTable rows={rows} />}
      </Answer>
    </Page>
  )
}

function RecheckTable({ rows }: Rechecks) {
  const say = useWords(rechecksWords)
  const { language } = usePreferences()
  if (rows.length === 0) return <Empty title={say('none')}>{say('announceNote')}</Empty>
  return (
    <DataTable
      caption={say('list')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          key: 'period',
          header: say('period'),
          kind: 'head',
          cell: ({ id, from, to }) => (
            <Link to="/rechecks/$id" params={{ id }}>
              {say('periodSays', { from, to })}
            </Link>
          ),
        },
        { key: 'source', header: say('seedSource'), cell: ({ seedSource }) => seedSource },
        {
          key: 'seed',
          header: say('seed'),
          cell: ({ seed, seedOn }) => seed ?? say('seedAwaited', { day: sayDay(seedOn, language) }),
        },
        {
          key: 'drawn',
          header: say('drawn'),
          cell: ({ drawn, population }) => `${drawn} / ${population}`,
        },
        { key: 'checked', header: say('checked'), kind: 'number', cell: ({ checked }) => checked },
        {
          key: 'notLasting',
          header: say('notLasting'),
          kind: 'number',
          cell: ({ notLasting }) => notLasting,
        },
      ]}
    />
  )
}

function AnnounceForm() {
  const say = useWords(rechecksWords)
  const rules = [{ required: true, message: say('needed') }]
  return (
    <FoldedForm<RecheckBody>
      title={say('announce')}
      note={say('announceNote')}
      button={say('announceNow')}
      initial={{ size: 10 }}
      act={announceRecheck}
    >
      <Form.Item name="from" label={say('from')} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="to" label={say('to')} rules={rules}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="size" label={say('size')} rules={rules}>
        <InputNumber min={1} max={500} precision={0} />
      </Form.Item>
      <Form.Item name="seedSource" label={say('seedSource')} rules={rules}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="seedOn" label={say('seedOn')} rules={rules}>
        <Input type="date" />
      </Form.Item>
    </FoldedForm>
  )
}
