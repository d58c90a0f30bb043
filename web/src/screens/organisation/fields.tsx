import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { referenceWords } from '@huiyin/contract/desk-reference.words'
import { unitKinds } from '@huiyin/contract/org'
import { Form, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../app/words.ts'
import { UnitSelect } from '../../parts/act-form/organisation-selects.tsx'

type Key = keyof typeof organisationWords

interface FieldProps {
  readonly name: string
  readonly label: Key
  readonly isOptional?: boolean
  /** Words of the whole address, where the form holds several parts. */
  readonly path?: readonly string[]
}

/** A line of text of a form. */
export function TextField(props: FieldProps & { readonly maxLength?: number }) {
  const { maxLength = 100, ...field } = props
  return (
    <Labelled {...field}>
      <Input maxLength={maxLength} autoComplete="off" />
    </Labelled>
  )
}

/** A code, which never changes. */
export function CodeField(field: FieldProps) {
  const say = useWords(organisationWords)
  const pattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
  return (
    <Labelled {...field} rule={{ pattern, message: say('codeRule') }}>
      <Input maxLength={36} autoComplete="off" autoCapitalize="none" />
    </Labelled>
  )
}

export function DayField(props: FieldProps) {
  return (
    <Labelled {...props}>
      <Input type="date" />
    </Labelled>
  )
}

/** What a unit is, beside code and days. */
export function UnitFields({ path }: { readonly path?: readonly string[] }) {
  const say = useWords(organisationWords)
  const sayKind = useWords(referenceWords)
  const at = path === undefined ? {} : { path }
  return (
    <>
      <TextField name="name" label="name" {...at} />
      <TextField name="nameEn" label="nameEn" isOptional maxLength={200} {...at} />
      <Labelled name="kind" label="kind" {...at}>
        <Select options={unitKinds.map((kind) => ({ value: kind, label: sayKind(kind) }))} />
      </Labelled>
      <Labelled name="parentCode" label="parent" isOptional {...at}>
        <UnitSelect allowClear placeholder={say('noParent')} />
      </Labelled>
      <TextField name="phone" label="phone" isOptional maxLength={40} {...at} />
      <LastDayField {...at} />
    </>
  )
}

/** A temporary office names its last day; what an enterprise may not have is said beside its kind. */
function LastDayField({ path = [] }: { readonly path?: readonly string[] }) {
  const say = useWords(organisationWords)
  const kind: unknown = Form.useWatch([...path, 'kind'])
  const at = path.length === 0 ? {} : { path }
  const isTemporary = kind === 'temporary_office'
  return (
    <>
      <DayField
        key={isTemporary ? 'needed' : 'optional'}
        name="validTo"
        label="lastDay"
        isOptional={!isTemporary}
        {...at}
      />
      {isTemporary && <p className="soft whole-row">{say('temporaryNote')}</p>}
      {kind === 'linked_enterprise' && <p className="soft whole-row">{say('enterpriseNote')}</p>}
    </>
  )
}

interface LabelledProps extends FieldProps {
  readonly rule?: { readonly pattern: RegExp; readonly message: string }
  readonly children: ReactNode
}

export function Labelled({
  name,
  label,
  isOptional = false,
  path = [],
  rule,
  children,
}: LabelledProps) {
  const say = useWords(organisationWords)
  const needed = { required: true, message: say('fill', { label: say(label) }) }
  return (
    <Form.Item
      name={[...path, name]}
      label={isOptional ? `${say(label)}（${say('mayBeEmpty')}）` : say(label)}
      rules={[...(isOptional ? [] : [needed]), ...(rule ? [rule] : [])]}
    >
      {children}
    </Form.Item>
  )
}

/** What a form leaves open is sent as nothing: the server tells an empty text from none. */
export function filled<Values extends object>(values: Values): Values {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    value === undefined || value === '' ? null : value,
  ])
  return Object.fromEntries(entries) as Values
}
