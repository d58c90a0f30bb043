import { accountWords } from '@huiyin/contract/desk-access.words'
import type { AbsenceReason, NewAbsence } from '@huiyin/contract/org'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useId } from 'react'
import { absencesQuery, enterAbsence, staffQuery } from '../../api/organisation.ts'
import { useWords } from '../../app/words.ts'
import { today } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const reasons: readonly AbsenceReason[] = ['leave', 'training', 'secondment', 'illness', 'other']

interface AbsenceFormProps {
  /** Who is away. */
  readonly staffId: string
  readonly unitCode: string
}

/** Enters that somebody is away and which colleague of the unit stands in. */
export function AbsenceForm({ staffId, unitCode }: AbsenceFormProps) {
  const say = useWords(accountWords)
  const queryClient = useQueryClient()
  const { data: staff } = useQuery(staffQuery({ unitCode }))
  const id = useId()
  const [form] = Form.useForm<NewAbsence>()
  const entering = useMutation({
    mutationFn: enterAbsence,
    onSuccess: () => {
      form.resetFields()
      return queryClient.invalidateQueries({ queryKey: absencesQuery.queryKey })
    },
  })
  const needed = (label: string) => [{ required: true, message: say('fill', { label }) }]
  const colleagues = (staff?.rows ?? []).filter(
    (person) => person.staffId !== staffId && person.state === 'active',
  )
  return (
    <Form
      form={form}
      name={id}
      layout="vertical"
      requiredMark={false}
      className="filters part"
      initialValues={{ reason: 'leave' }}
      onFinish={(values: NewAbsence) => entering.mutate(withoutEmpty(values, staffId))}
    >
      {entering.error !== null && <ProblemNotice error={entering.error} />}
      {entering.isSuccess && <Notice tone="done" title={say('absenceEntered')} isUrgent />}
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

function withoutEmpty({ deputyStaffId, ...rest }: NewAbsence, absentStaffId: string): NewAbsence {
  const absence = { ...rest, absentStaffId }
  return deputyStaffId === undefined ? absence : { ...absence, deputyStaffId }
}
