import { hallWords } from '@huiyin/contract/desk-hall.words'
import {
  type Guidances,
  type GuidanceTaken,
  type GuidanceType,
  guidanceTypes,
  guidanceTypeWords,
} from '@huiyin/contract/hall-guidance'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { beginGuidance, guidancesQuery } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { rowLinkMark } from '../../app/shortcuts.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayInstant, shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { FoldedForm } from '../../parts/folded-form.tsx'
import { ItemField } from './item-field.tsx'
import { DueBy } from './orders-part.tsx'
import { PersonFields } from './person-fields.tsx'

type Row = Guidances['rows'][number]

/** Who may take somebody on. */
const guiding = ['window_clerk', 'handler', 'unit_leader']

/** 事前辅导和全程指导: who has to be spoken with next, and taking somebody on. */
export function GuidancesPart() {
  const say = useWords(hallWords)
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(guidancesQuery)
  const columns = useGuidanceColumns()
  const mayGuide = session?.roles.some((role) => guiding.includes(role)) ?? false
  return (
    <>
      {mayGuide && <GuidanceForm regionCode={session?.regionCode ?? ''} />}
      <Answer query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('guidesNone')}>{say('guidesNext')}</Empty>
            </section>
          ) : (
            <DataTable
              caption={say('guides')}
              rows={rows}
              keyOf={({ number }) => number}
              columns={columns}
            />
          )
        }
      </Answer>
    </>
  )
}

function useGuidanceColumns(): readonly Column<Row>[] {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  return [
    {
      key: 'guidance',
      header: say('guides'),
      kind: 'head',
      cell: ({ number, type, itemName }) => (
        <>
          <Link to="/matters/$number" params={{ number }} {...{ [rowLinkMark]: '' }}>
            {guidanceTypeWords[type][language]}
            {itemName !== null && ` · ${itemName}`}
          </Link>
          <span className="hall-under figure">{number}</span>
        </>
      ),
    },
    { key: 'applicant', header: say('applicant'), cell: ({ applicant }) => applicant ?? '—' },
    {
      key: 'guide',
      header: say('guide'),
      cell: ({ guideName, unitName }) => (
        <>
          {guideName ?? '—'} <span className="soft hall-under">{unitName}</span>
        </>
      ),
    },
    {
      key: 'contacts',
      header: say('contacts'),
      cell: ({ contacts, lastContactAt }) => (
        <>
          {say('contactsCount', { n: contacts })}
          {lastContactAt !== null && (
            <span className="soft hall-under">
              {say('lastContact', { at: shortInstant(lastContactAt) })}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'application',
      header: say('application'),
      cell: ({ applicationNumber }) => applicationNumber ?? '—',
    },
    {
      key: 'due',
      header: say('nextContact'),
      kind: 'narrow',
      cell: ({ dueAt }) => <DueBy dueAt={dueAt} />,
    },
  ]
}

interface Filled {
  readonly type: GuidanceType
  readonly itemCode: string
  readonly applicationNumber?: string
  readonly name: string
  readonly phone: string
  readonly text?: string
}

function GuidanceForm({ regionCode }: { readonly regionCode: string }) {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  const begin = ({ name, phone, applicationNumber, text, ...rest }: Filled) =>
    beginGuidance({
      regionCode,
      ...rest,
      applicant: { name, phone },
      ...(applicationNumber && { applicationNumber: applicationNumber.trim().toUpperCase() }),
      ...(text && { text }),
    })
  return (
    <FoldedForm<Filled, GuidanceTaken>
      title={say('newGuidance')}
      note={say('newGuidanceNote')}
      initial={{ type: 'before_applying' }}
      act={begin}
      tell={({ number, receiptCode: code, guideName, contactBy }) => {
        const what = say('guideTaken', { name: guideName, at: sayInstant(contactBy, language) })
        return say('orderTaken', { number, code, what })
      }}
    >
      <Form.Item name="type" label={say('type')}>
        <Select
          options={guidanceTypes.map((type) => ({
            value: type,
            label: guidanceTypeWords[type][language],
          }))}
        />
      </Form.Item>
      <ItemField />
      <Form.Item name="applicationNumber" label={say('matterNumber')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <PersonFields isRequired />
      <Form.Item name="text" label={say('want')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
    </FoldedForm>
  )
}
