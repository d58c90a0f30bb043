import { outsideOutcomeWords, outsideWords } from '@huiyin/contract/desk-outside.words'
import type { OutsideNumberRow, OutsideOutcomeBody } from '@huiyin/contract/outside-matters'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { recordOutcome } from '../../api/outside.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface OutcomeDialogProps {
  readonly row: OutsideNumberRow
  readonly outcome: OutsideOutcomeBody['outcome']
  readonly onDone: () => void
  readonly onClose: () => void
}

interface Returned {
  readonly reason: string
  /** As the browser writes it, in the time of the city. */
  readonly due: string
}

/** What another system without an interface said of an answer; a return has a reason and a date. */
export function OutcomeDialog({ row, outcome, onDone, onClose }: OutcomeDialogProps) {
  const say = useWords(outsideWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Returned>()
  const { system, number } = row
  const recording = useMutation({
    mutationFn: (returned: Returned | undefined) =>
      recordOutcome({
        system,
        number,
        outcome,
        ...(returned && {
          reason: returned.reason.trim(),
          dueAt: `${returned.due}:00+08:00`,
        }),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['outside'] })
      onDone()
    },
  })
  const confirm = () => (outcome === 'returned' ? form.submit() : recording.mutate(undefined))
  const title = say('recordOf', { outcome: outsideOutcomeWords[outcome][language], number })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('cancel')}</Button>
          <Button type="primary" loading={recording.isPending} onClick={confirm}>
            {sayDesk('confirm')}
          </Button>
        </>
      }
    >
      {recording.error !== null && <ProblemNotice error={recording.error} />}
      {outcome === 'received' && <p>{say('confirmReceived')}</p>}
      {outcome === 'accepted' && <p>{say('confirmAccepted')}</p>}
      {outcome === 'returned' && <ReturnFields form={form} onFinish={recording.mutate} />}
    </Dialog>
  )
}

interface ReturnFieldsProps {
  readonly form: ReturnType<typeof Form.useForm<Returned>>[0]
  readonly onFinish: (returned: Returned) => void
}

function ReturnFields({ form, onFinish }: ReturnFieldsProps) {
  const say = useWords(outsideWords)
  const needed = (label: string) => [
    { required: true, whitespace: true, message: say('fill', { label }) },
  ]
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(returned) => onFinish(returned)}
    >
      <Form.Item name="reason" label={say('returnReason')} rules={needed(say('returnReason'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="due" label={say('returnDue')} rules={needed(say('returnDue'))}>
        <Input type="datetime-local" />
      </Form.Item>
    </Form>
  )
}
