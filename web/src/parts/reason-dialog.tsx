import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useDeskWords } from '../app/words.ts'
import { Dialog } from './dialog.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface ReasonDialogProps<Result> {
  readonly title: string
  /** What becomes of the reason, under the field. */
  readonly note?: string
  /** Longest reason the server takes, in characters. */
  readonly lengthMax: number
  /** Head of the queries that are read again afterwards. */
  readonly renews: string
  readonly act: (reason: string) => Promise<Result>
  readonly onDone?: (result: Result) => void
  readonly onClose: () => void
}

/** Asks why: what is done to others, or said against them, is written down with its reason. */
export function ReasonDialog<Result>(props: ReasonDialogProps<Result>) {
  const { title, note, lengthMax, renews, act, onDone, onClose } = props
  const say = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      await queryClient.invalidateQueries({ queryKey: [renews] })
      onClose()
      onDone?.(result)
    },
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="primary" loading={acting.isPending} onClick={() => form.submit()}>
            {say('confirm')}
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
          label={say('reason')}
          extra={note}
          rules={[{ required: true, whitespace: true, min: 2, message: say('reasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={lengthMax} />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
