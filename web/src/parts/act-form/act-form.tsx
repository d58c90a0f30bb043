import { actWords } from '@huiyin/contract/desk-matter.words'
import type { PermittedAct } from '@huiyin/contract/matter'
import { Button, Form } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { keepDraft, readDraft } from '../../api/drafts.ts'
import { Problem } from '../../api/problem.ts'
import type { ActFields } from '../../api/work.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Dialog } from '../dialog.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { type ActValues, fieldsOf, isAsked } from './act-values.ts'
import { NeedField } from './need-field.tsx'
import './act-form.css'

interface ActFormProps {
  readonly act: PermittedAct
  /** Under this name what is typed survives a lost session or network. */
  readonly draftName: string
  readonly error: Error | null
  readonly isSending: boolean
  readonly onSend: (fields: ActFields) => void
  readonly onCancel?: () => void
}

/** The one form of every act, drawn from what the act needs. */
export function ActForm(props: ActFormProps) {
  const { act, draftName, error, isSending, onSend, onCancel } = props
  const sayDesk = useDeskWords()
  const [form] = Form.useForm<ActValues>()
  const [draft] = useState(() => readDraft(draftName))
  const values: ActValues = Form.useWatch([], form) ?? draft
  const [waiting, setWaiting] = useState<ActFields>()
  useFieldProblems(form, error)

  const finish = () => {
    const fields = fieldsOf(act.needs, form.getFieldsValue(true) as ActValues)
    if (act.danger) setWaiting(fields)
    else onSend(fields)
  }
  return (
    <Form
      form={form}
      layout="vertical"
      className="act-form"
      requiredMark={false}
      initialValues={draft}
      onValuesChange={() => keepDraft(draftName, form.getFieldsValue(true))}
      onFinish={finish}
      scrollToFirstError={{ focus: true }}
    >
      {error !== null && <ProblemNotice error={error} />}
      {act.needs
        .filter((need) => isAsked(need, values))
        .map((need) => (
          <NeedField key={need.name} need={need} />
        ))}
      <div className="row">
        <Button type="primary" htmlType="submit" danger={act.danger} loading={isSending}>
          {act.label}
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{sayDesk('cancel')}</Button>}
      </div>
      {waiting !== undefined && (
        <ConfirmDanger
          label={act.label}
          onClose={() => setWaiting(undefined)}
          onConfirm={() => {
            setWaiting(undefined)
            onSend(waiting)
          }}
        />
      )}
    </Form>
  )
}

interface ConfirmDangerProps {
  readonly label: string
  readonly onClose: () => void
  readonly onConfirm: () => void
}

function ConfirmDanger({ label, onClose, onConfirm }: ConfirmDangerProps): ReactNode {
  const say = useWords(actWords)
  const sayDesk = useDeskWords()
  return (
    <Dialog
      title={say('confirmTitle', { act: label })}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('back')}</Button>
          <Button type="primary" danger onClick={onConfirm}>
            {say('confirmAct', { act: label })}
          </Button>
        </>
      }
    >
      <p>{say('confirmText')}</p>
    </Dialog>
  )
}

/** Puts what the server says about a field beside that field. */
function useFieldProblems(
  form: ReturnType<typeof Form.useForm<ActValues>>[0],
  error: Error | null,
): void {
  useEffect(() => {
    if (!(error instanceof Problem) || error.fields.length === 0) return
    form.setFields(
      error.fields.map(({ field, message }) => ({
        name: field.replace(/^\//, ''),
        errors: [message],
      })),
    )
  }, [form, error])
}
