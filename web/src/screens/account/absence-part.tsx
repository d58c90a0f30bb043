import { accountWords } from '@huiyin/contract/desk-access.words'
import type { AbsenceReason, AbsenceRow, NewAbsence } from '@huiyin/contract/org'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { absencesQuery, enterAbsence, revokeAbsence, staffQuery } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayDay, today } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const reasons: readonly AbsenceReason[] = ['leave', 'training', 'secondment', 'illness', 'other']

interface AbsencePartProps {
  readonly staffId: string
  readonly unitCode: string
}

/** When somebody is away and who stands in. */
export function AbsencePart(own: AbsencePartProps) {
  const say = useWords(accountWords)
  const query = useQuery(absencesQuery)
  return (
    <section className="panel" aria-labelledby="absence-part">
      <h2 id="absence-part">{say('absence')}</h2>
      <p className="soft">{say('absenceText')}</p>
      <Answer query={query} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? <p>{say('absenceNone')}</p> : <AbsenceLines rows={rows} />
        }
      </Answer>
      <AbsenceForm {...own} />
    </section>
  )
}

function AbsenceLines({ rows }: { readonly rows: readonly AbsenceRow[] }) {
  const say = useWords(accountWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const revoking = useMutation({
    mutationFn: revokeAbsence,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: absencesQuery.queryKey }),
  })
  return (
    <>
      {revoking.error !== null && <ProblemNotice error={revoking.error} />}
      <ul className="letters">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.absentName}</strong>{' '}
              {row.reason in accountWords && say(row.reason as AbsenceReason)}{' '}
              {sayDay(row.validFrom, language)} – {sayDay(row.validTo, language)}
              <div className="soft">
                {say('absenceDeputy')}: {row.deputyName ?? say('absenceNobody')}
              </div>
            </div>
            <Button
              aria-label={say('absenceOf', { name: row.absentName })}
              onClick={() => revoking.mutate(row.id)}
            >
              {say('absenceRevoke')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function AbsenceForm({ staffId, unitCode }: AbsencePartProps) {
  const say = useWords(accountWords)
  const queryClient = useQueryClient()
  const { data: staff } = useQuery(staffQuery({ unitCode }))
  const [form] = Form.useForm<NewAbsence>()
  const entering = useMutation({
    mutationFn: enterAbsence,
    onSuccess: () => {
      form.resetFields()
      return queryClient.invalidateQueries({ queryKey: absencesQuery.queryKey })
    },
  })
  const needed = (label: string) => [{ required: true, message: say('fill', { label }) }]
  const colleagues = (staff?.rows ?? []).filter((person) => person.staffId !== staffId)
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className="filters part"
      initialValues={{ reason: 'leave' }}
      onFinish={(values: NewAbsence) => entering.mutate(withoutEmpty(values))}
    >
      {entering.error !== null && <ProblemNotice error={entering.error} />}
      <Form.Item name="validFrom" label={say('absenceFrom')} rules={needed(say('absenceFrom'))}>
        <Input type="date" min={today()} />
      </Form.Item>
      <Form.Item name="validTo" label={say('absenceTo')} rules={needed(say('absenceTo'))}>
        <Input type="date" min={today()} />
      </Form.Item>
      <Form.Item name="reason" label={say('absenceReason')}>
        <Select options={reasons.map((value) => ({ value, label: say(value) }))} />
      </Form.Item>
      <Form.Item name="deputyStaffId" label={say('absenceDeputy')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={say('absenceNobody')}
          options={colleagues.map((person) => ({
            value: person.staffId,
            label: person.displayName,
          }))}
        />
      </Form.Item>
      <Button htmlType="submit" loading={entering.isPending}>
        {say('absenceEnter')}
      </Button>
    </Form>
  )
}

function withoutEmpty({ deputyStaffId, ...rest }: NewAbsence): NewAbsence {
  return deputyStaffId === undefined ? rest : { ...rest, deputyStaffId }
}
