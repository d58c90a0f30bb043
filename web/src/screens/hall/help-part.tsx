import { hallWords } from '@huiyin/contract/desk-hall.words'
import {
  type HelpBody,
  type HelpCounts,
  helpKinds,
  helpKindWords,
} from '@huiyin/contract/hall-help'
import { useQuery } from '@tanstack/react-query'
import { Form, Input, Select } from 'antd'
import { helpQuery, recordHelp } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { today } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { ItemField } from './item-field.tsx'
import { SpanFields, useSpan } from './span-fields.tsx'

/** Who helps people and writes it down. */
const helping = ['window_clerk', 'handler']

/** 帮办代办: two counts, by unit, and writing one down. */
export function HelpPart() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const span = useSpan()
  const query = useQuery(helpQuery(span))
  const mayHelp = session?.roles.some((role) => helping.includes(role)) ?? false
  return (
    <>
      <p className="soft">{say('helpLead')}</p>
      {mayHelp && <HelpForm />}
      <SpanFields span={span} />
      <Answer query={query} lines={6}>
        {(counts) =>
          counts.units.length === 0 ? (
            <section className="panel">
              <Empty title={say('helpNone')}>{say('helpNext')}</Empty>
            </section>
          ) : (
            <HelpTable counts={counts} />
          )
        }
      </Answer>
    </>
  )
}

function HelpTable({ counts }: { readonly counts: HelpCounts }) {
  const say = useWords(hallWords)
  const column = (key: 'accompanied' | 'doneFor' | 'helped' | 'difficultiesSolved') => ({
    key,
    header: say(key),
    kind: 'number' as const,
    cell: (row: HelpCounts['units'][number]) => row[key],
    foot: counts[key],
  })
  return (
    <DataTable
      caption={say('help')}
      rows={counts.units}
      keyOf={({ unit }) => unit.code}
      columns={[
        {
          key: 'unit',
          header: say('unit'),
          kind: 'head',
          cell: ({ unit }) => unit.name,
          foot: say('sum'),
        },
        column('accompanied'),
        column('doneFor'),
        column('helped'),
        column('difficultiesSolved'),
      ]}
    />
  )
}

interface Filled extends Omit<HelpBody, 'matterNumber' | 'note'> {
  readonly matterNumber?: string
  readonly note?: string
}

function HelpForm() {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  const record = ({ matterNumber, note, ...rest }: Filled) =>
    recordHelp({
      ...rest,
      ...(matterNumber && { matterNumber: matterNumber.trim() }),
      ...(note && { note }),
    })
  return (
    <FoldedForm<Filled>
      title={say('newHelp')}
      initial={{ kind: 'done_for', day: today() }}
      act={record}
    >
      <Form.Item name="kind" label={say('kind')}>
        <Select
          options={helpKinds.map((kind) => ({ value: kind, label: helpKindWords[kind][language] }))}
        />
      </Form.Item>
      <ItemField />
      <Form.Item name="day" label={say('day')}>
        <Input type="date" max={today()} />
      </Form.Item>
      <Form.Item name="matterNumber" label={say('matterNumber')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={say('note')}>
        <Input maxLength={300} />
      </Form.Item>
    </FoldedForm>
  )
}
