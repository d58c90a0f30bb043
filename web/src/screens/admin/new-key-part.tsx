import type { NewApiKey } from '@huiyin/contract/access'
import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber } from 'antd'
import { apiKeysQuery, makeApiKey } from '../../api/access.ts'
import { useWords } from '../../app/words.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const scopes: readonly NewApiKey['scopes'][number][] = [
  'service-ends:write',
  'matters:read',
  'figures:read',
  'outside-matters:write',
  'applications:write',
  'hall:write',
  'city-cases:write',
  'open311:write',
  'tickets:write',
  'host-links:sign',
]
const daysMax = 730

export function NewKeyPart({ onMade }: { readonly onMade: (key: string) => void }) {
  const say = useWords(administrationWords)
  const queryClient = useQueryClient()
  const [form] = Form.useForm<NewApiKey>()
  const making = useMutation({
    mutationFn: makeApiKey,
    onSuccess: ({ key }) => {
      form.resetFields()
      onMade(key)
      return queryClient.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
    },
  })
  const needed = (label: string) => [{ required: true, message: say('fill', { label }) }]
  return (
    <details className="panel folded">
      <summary>{say('makeKey')}</summary>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="narrow-form"
        initialValues={{ validDays: 365 }}
        onFinish={(values: NewApiKey) => making.mutate(values)}
      >
        {making.error !== null && <ProblemNotice error={making.error} />}
        <Form.Item name="name" label={say('keyName')} rules={needed(say('keyName'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="scopes" label={say('scopes')} rules={needed(say('scopes'))}>
          <Checkbox.Group
            className="choices"
            options={scopes.map((value) => ({ value, label: say(value) }))}
          />
        </Form.Item>
        <Form.Item name="validDays" label={say('validDays')} rules={needed(say('validDays'))}>
          <InputNumber min={1} max={daysMax} precision={0} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={making.isPending}>
          {say('makeKey')}
        </Button>
      </Form>
    </details>
  )
}
