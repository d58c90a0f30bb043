import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface ReasonDialogProps<Result> {
  readonly title: string
  readonly act: (reason: string) => Promise<Result>
  readonly onDone: (result: Result) => void
  readonly onClose: () => void
}

/** Asks why; what administrators do to others is written down with its reason. */
export function ReasonDialog<Result>(props: ReasonDialogProps<Result>) {
  const { title, act, onDone, onClose } = props
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      await queryClient.invalidateQueries({ queryKey: ['admin'] })
      onDone(result)
    },
  })
  const label = say('reason')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('cancel')}</Button>
          <Button type="primary" loading={acting.isPending} onClick={() => form.submit()}>
            {sayDesk('confirm')}
          </Button>
        </>
      }
    >
      {acting.error !== null && <ProblemNotice error={acting.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ reason }) => acting.mutate(reason.trim())}
      >
        <Form.Item
          name="reason"
          label={label}
          extra={say('reasonNote')}
          rules={[{ required: true, whitespace: true, min: 2, message: say('fill', { label }) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
