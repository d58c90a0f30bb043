import { frozenWords } from '@huiyin/contract/desk-figures.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { freezeMonth } from '../../api/figures.ts'
import { useWords } from '../../app/words.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Closes a month by hand, before it closes by itself. */
export function FreezePart({ regionCode }: { readonly regionCode: string }) {
  const say = useWords(frozenWords)
  const queryClient = useQueryClient()
  const [form] = Form.useForm<{ month: string }>()
  const freezing = useMutation({
    mutationFn: freezeMonth,
    onSuccess: () => {
      form.resetFields()
      return queryClient.invalidateQueries({ queryKey: ['frozen'] })
    },
  })
  const label = say('month')
  const { data } = freezing
  return (
    <details className="panel folded">
      <summary>{say('freezeTitle')}</summary>
      {freezing.error !== null && <ProblemNotice error={freezing.error} />}
      {data !== undefined && (
        <Notice tone="done" isUrgent>
          {say('frozenDone', { month: data.month, rows: data.rows })}
        </Notice>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="narrow-form"
        onFinish={({ month }) => freezing.mutate({ regionCode, month })}
      >
        <Form.Item
          name="month"
          label={label}
          rules={[{ required: true, pattern: monthForm, message: say('fill', { label }) }]}
        >
          <Input type="month" max={lastMonth()} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={freezing.isPending}>
          {say('freeze')}
        </Button>
      </Form>
    </details>
  )
}

const monthForm = /^20\d{2}-(0[1-9]|1[0-2])$/

/** The newest month that can be over. */
function lastMonth(): string {
  const today = new Date()
  return new Date(Date.UTC(today.getFullYear(), today.getMonth() - 1, 1)).toISOString().slice(0, 7)
}
