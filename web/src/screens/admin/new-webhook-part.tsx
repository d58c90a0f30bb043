import { systemWords } from '@huiyin/contract/desk-systems.words'
import { type NewWebhook, webhookEvents } from '@huiyin/contract/webhooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input } from 'antd'
import { addWebhook, webhooksQuery } from '../../api/systems.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

export function NewWebhookPart({ onMade }: { readonly onMade: (secret: string) => void }) {
  const say = useWords(systemWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<NewWebhook>()
  const making = useMutation({
    mutationFn: addWebhook,
    onSuccess: ({ secret }) => {
      form.resetFields()
      onMade(secret)
      return queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey })
    },
  })
  const needed = (label: string) => [
    { required: true, message: `${label}：${sayDesk('required')}` },
  ]
  return (
    <details className="panel folded">
      <summary>{say('addWebhook')}</summary>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="narrow-form"
        initialValues={{ events: [...webhookEvents] }}
        onFinish={(values: NewWebhook) => making.mutate(values)}
      >
        {making.error !== null && <ProblemNotice error={making.error} />}
        <Form.Item name="name" label={say('name')} rules={needed(say('name'))}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="url" label={say('url')} rules={needed(say('url'))}>
          <Input type="url" maxLength={500} />
        </Form.Item>
        <Form.Item name="events" label={say('events')}>
          <Checkbox.Group
            className="choices"
            options={webhookEvents.map((value) => ({ value, label: say(value) }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={making.isPending}>
          {say('addWebhook')}
        </Button>
      </Form>
    </details>
  )
}
