import { bulletinScreenWords } from '@huiyin/contract/desk-tasks.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

interface WhyDialogProps {
  readonly title: string
  readonly act: (reason: string) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks for the reason of an objection or of its answer; the bulletin is read again afterwards. */
export function WhyDialog({ title, act, onClose }: WhyDialogProps) {
  const say = useWords(bulletinScreenWords)
  const sayDesk = useDeskWords()
  const queryClient = useQueryClient()
  const [form] = Form.useForm<{ reason: string }>()
  const acting = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['bulletins'] })
      onClose()
    },
  })
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
          label={say('reason')}
          rules={[{ required: true, whitespace: true, min: 2, message: say('reasonNeeded') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  )
}
