import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { type ReactNode, useId } from 'react'
import { useWords } from '../app/words.ts'
import { Notice } from './notice.tsx'
import { ProblemNotice } from './problem-notice.tsx'

interface FoldedFormProps<Values, Result> {
  readonly title: string
  readonly note?: string
  /** What pressing the button does, where that is more than keeping. */
  readonly button?: string
  readonly initial?: Partial<Values>
  readonly act: (values: Values) => Promise<Result>
  /** What is said of the result, where more than that it was kept has to be known. */
  readonly tell?: (result: Result) => string
  readonly children: ReactNode
}

/** A form that opens when it is needed, and says what became of it. */
export function FoldedForm<Values extends object, Result = unknown>(
  props: FoldedFormProps<Values, Result>,
) {
  const { title, note, button, initial, act, tell, children } = props
  const say = useWords(organisationWords)
  const queryClient = useQueryClient()
  const id = useId()
  const [form] = Form.useForm<Values>()
  const saving = useMutation({
    mutationFn: act,
    onSuccess: async () => {
      form.resetFields()
      await queryClient.invalidateQueries()
    },
  })
  return (
    <details className="panel folded">
      <summary>{title}</summary>
      {note !== undefined && <p className="soft">{note}</p>}
      {saving.isSuccess && (
        <Notice tone="done" isUrgent>
          <p>{tell === undefined ? say('saved') : tell(saving.data)}</p>
        </Notice>
      )}
      <Form<Values>
        form={form}
        // Two forms of a page may ask for a name: each field has an id of its own.
        name={id}
        layout="vertical"
        requiredMark={false}
        className="filters"
        {...(initial && { initialValues: initial })}
        onFinish={(values) => saving.mutate(values)}
      >
        {saving.error !== null && <ProblemNotice error={saving.error} />}
        {children}
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {button ?? say('save')}
        </Button>
      </Form>
    </details>
  )
}
