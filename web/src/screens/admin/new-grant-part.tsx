import type { NewRight } from '@huiyin/contract/access'
import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { grantRight } from '../../api/access.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { PostSelect, StaffSelect } from '../../parts/act-form/organisation-selects.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

export function NewGrantPart() {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<NewRight>()
  const granting = useMutation({
    mutationFn: grantRight,
    onSuccess: () => {
      form.resetFields()
      return queryClient.invalidateQueries({ queryKey: ['admin'] })
    },
  })
  const needed = (label: string) => [{ required: true, message: say('fill', { label }) }]
  return (
    <details className="panel folded">
      <summary>{say('grant')}</summary>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="filters"
        onFinish={(values: NewRight) => granting.mutate(withoutEmpty(values))}
      >
        {granting.error !== null && <ProblemNotice error={granting.error} />}
        <Form.Item name="staffId" label={say('person')} rules={needed(say('person'))}>
          <StaffSelect />
        </Form.Item>
        <Form.Item name="postCode" label={say('post')} rules={needed(say('post'))}>
          <PostSelect />
        </Form.Item>
        <Form.Item name="validFrom" label={`${sayDesk('from')} (${sayDesk('optional')})`}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="validTo" label={`${sayDesk('to')} (${sayDesk('optional')})`}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={say('reason')} rules={needed(say('reason'))}>
          <Input maxLength={200} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={granting.isPending}>
          {say('grant')}
        </Button>
      </Form>
    </details>
  )
}

/** Fields left open are not sent: the server refuses empty days. */
function withoutEmpty(right: NewRight): NewRight {
  const filled = Object.entries(right).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(filled) as NewRight
}
