import type { NewAccount } from '@huiyin/contract/access'
import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { openAccount } from '../../api/access.ts'
import { useWords } from '../../app/words.ts'
import { UnitSelect } from '../../parts/act-form/organisation-selects.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface NewAccountPartProps {
  /** Receives the one-time password. */
  readonly onMade: (oneTimePassword: string) => void
}

export function NewAccountPart({ onMade }: NewAccountPartProps) {
  const say = useWords(administrationWords)
  const queryClient = useQueryClient()
  const [form] = Form.useForm<NewAccount>()
  const opening = useMutation({
    mutationFn: openAccount,
    onSuccess: ({ oneTimePassword }) => {
      form.resetFields()
      onMade(oneTimePassword)
      return queryClient.invalidateQueries({ queryKey: ['admin'] })
    },
  })
  const needed = (label: string) => ({ required: true, message: say('fill', { label }) })
  return (
    <details className="panel folded">
      <summary>{say('open')}</summary>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="filters"
        onFinish={(values: NewAccount) => opening.mutate(values)}
      >
        {opening.error !== null && <ProblemNotice error={opening.error} />}
        <Form.Item name="displayName" label={say('name')} rules={[needed(say('name'))]}>
          <Input maxLength={50} autoComplete="off" />
        </Form.Item>
        <Form.Item name="staffCode" label={say('staffCode')} rules={[needed(say('staffCode'))]}>
          <Input maxLength={36} autoComplete="off" />
        </Form.Item>
        <Form.Item name="unitCode" label={say('unit')} rules={[needed(say('unit'))]}>
          <UnitSelect />
        </Form.Item>
        <Form.Item
          name="loginName"
          label={say('login')}
          rules={[
            needed(say('login')),
            { pattern: /^[a-z0-9][a-z0-9._-]{1,39}$/, message: say('loginRule') },
          ]}
        >
          <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={opening.isPending}>
          {say('open')}
        </Button>
      </Form>
    </details>
  )
}
