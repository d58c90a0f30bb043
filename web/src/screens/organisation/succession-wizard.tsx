import type { SuccessionBody, SuccessionPreview } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { adminUnitsQuery, previewSuccession, succeedUnits } from '../../api/administration.ts'
import { useWords } from '../../app/words.ts'
import { UnitSelect } from '../../parts/act-form/organisation-selects.tsx'
import { today } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { BelongingTable } from './belonging-table.tsx'
import { CodeField, DayField, filled, Labelled, TextField, UnitFields } from './fields.tsx'

type Made = Extract<SuccessionBody['successor'], { made: object }>['made']

interface Values {
  readonly predecessorCodes: string[]
  readonly into: 'there' | 'new'
  readonly code?: string
  readonly made?: Made
  readonly effectiveOn: string
  readonly ground: string
}

/** Choose, date, preview, confirm: nothing moves before the last step. */
export function SuccessionWizard() {
  const say = useWords(organisationWords)
  const queryClient = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [body, setBody] = useState<SuccessionBody>()
  const previewing = useMutation({ mutationFn: previewSuccession })
  const acting = useMutation({
    mutationFn: succeedUnits,
    onSuccess: async () => {
      form.resetFields()
      setBody(undefined)
      previewing.reset()
      await queryClient.invalidateQueries()
    },
  })
  const { data: preview } = previewing
  const isAsked = body !== undefined && preview !== undefined
  return (
    <section className="panel" aria-labelledby="wizard">
      <h2 id="wizard">{say('successions')}</h2>
      {acting.isSuccess && (
        <Notice tone="done" isUrgent>
          <p>{say(acting.data.isPlanned ? 'planned' : 'done')}</p>
        </Notice>
      )}
      <div hidden={isAsked}>
        <Form<Values>
          form={form}
          layout="vertical"
          requiredMark={false}
          className="filters"
          initialValues={{ into: 'there', effectiveOn: today(), made: { kind: 'office' } }}
          onFinish={(values) => {
            const wanted = bodyOf(values)
            setBody(wanted)
            acting.reset()
            previewing.mutate(wanted)
          }}
        >
          {previewing.error !== null && <ProblemNotice error={previewing.error} />}
          <WizardFields />
          <Button type="primary" htmlType="submit" loading={previewing.isPending}>
            {say('preview')}
          </Button>
        </Form>
      </div>
      {isAsked && (
        <PreviewPart preview={preview}>
          {acting.error !== null && <ProblemNotice error={acting.error} />}
          <div className="row part">
            <Button onClick={() => previewing.reset()}>{say('again')}</Button>
            <Button type="primary" loading={acting.isPending} onClick={() => acting.mutate(body)}>
              {say(preview.isPlanned ? 'confirmPlanned' : 'confirm')}
            </Button>
          </div>
        </PreviewPart>
      )}
    </section>
  )
}

function WizardFields() {
  const say = useWords(organisationWords)
  const into = Form.useWatch<Values['into']>('into')
  const { data: units } = useQuery(adminUnitsQuery)
  const ending = (units?.rows ?? []).filter(({ successorCode }) => successorCode === null)
  return (
    <>
      <Labelled name="predecessorCodes" label="predecessors">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={ending.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Labelled>
      <Form.Item name="into" label={say('successor')}>
        <Radio.Group
          options={[
            { value: 'there', label: say('successorThere') },
            { value: 'new', label: say('successorNew') },
          ]}
        />
      </Form.Item>
      {into === 'new' ? (
        <>
          <CodeField name="code" label="code" path={['made']} />
          <UnitFields path={['made']} />
        </>
      ) : (
        <Labelled name="code" label="successor">
          <UnitSelect />
        </Labelled>
      )}
      <DayField name="effectiveOn" label="effectiveOn" />
      <TextField name="ground" label="ground" maxLength={200} />
    </>
  )
}

interface PreviewPartProps {
  readonly preview: SuccessionPreview
  readonly children: ReactNode
}

function PreviewPart({ preview, children }: PreviewPartProps) {
  const say = useWords(organisationWords)
  const title = say('previewTitle', { name: preview.successorName })
  return (
    <>
      <h3>{title}</h3>
      {preview.isPlanned && (
        <Notice tone="plain">
          <p>{say('previewPlanned')}</p>
        </Notice>
      )}
      {preview.moves.length === 0 && <p>{say('previewNothing')}</p>}
      {preview.moves.length > 0 && <BelongingTable caption={title} rows={preview.moves} />}
      {children}
    </>
  )
}

function bodyOf({
  predecessorCodes,
  into,
  code = '',
  made,
  effectiveOn,
  ground,
}: Values): SuccessionBody {
  const successor =
    into === 'new' && made !== undefined ? { made: filled({ ...noUnit, ...made }) } : { code }
  return { predecessorCodes, successor, effectiveOn, ground }
}

const noUnit = { nameEn: null, parentCode: null, phone: null, validTo: null }
