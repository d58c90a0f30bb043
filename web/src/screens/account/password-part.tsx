import type { PasswordChange } from '@huiyin/contract/access'
import { accountWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { changePassword } from '../../api/access.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const passwordLengthMax = 128

type Values = PasswordChange & { readonly again: string }

export function PasswordPart() {
  const say = useWords(accountWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Values>()
  const changing = useMutation({
    mutationFn: ({ current, next }: Values) => changePassword({ current, next }),
    onSuccess: () => {
      form.resetFields()
      return queryClient.invalidateQueries()
    },
  })
  const needed = (label: string) => ({ required: true, message: say('fill', { label }) })
  return (
    <section className="panel" aria-labelledby="password-part">
      <h2 id="password-part">{say('password')}</h2>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="narrow-form"
        scrollToFirstError={{ focus: true }}
        onFinish={(values: Values) => changing.mutate(values)}
      >
        {changing.error !== null && <ProblemNotice error={changing.error} />}
        {changing.isSuccess && (
          <Notice tone="done" isUrgent>
            <p>{say('passwordDone')}</p>
          </Notice>
        )}
        <Form.Item name="current" label={say('current')} rules={[needed(say('current'))]}>
          <Input type="password" autoComplete="current-password" maxLength={passwordLengthMax} />
        </Form.Item>
        <Form.Item
          name="next"
          label={say('next')}
          extra={say('passwordRule')}
          rules={[needed(say('next'))]}
        >
          <Input type="password" autoComplete="new-password" maxLength={passwordLengthMax} />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('again')}
          dependencies={['next']}
          rules={[
            needed(say('again')),
            ({ getFieldValue }) => ({
              validator: async (_, value: unknown) => {
                if (value !== getFieldValue('next')) throw new Error(say('notSame'))
              },
            }),
          ]}
        >
          <Input type="password" autoComplete="new-password" maxLength={passwordLengthMax} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={changing.isPending}>
          {sayDesk('save')}
        </Button>
      </Form>
    </section>
  )
}
