import { actWords } from '@huiyin/contract/desk-matter.words'
import type { Need } from '@huiyin/contract/matter'
import type { FormRule } from 'antd'
import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useDeskWords, useWords } from '../../app/words.ts'
import { officialLanguage } from '../official-language.ts'
import { EvidenceInput } from './evidence-input.tsx'
import { StaffSelect, UnitSelect, UnitsSelect } from './organisation-selects.tsx'

/** More choices than this are a list to open; fewer are all seen at once. */
const radiosMax = 8

/** One field of an act: its label, whether it must be filled, its help and its control. */
export function NeedField({ need }: { readonly need: Need }) {
  const say = useWords(actWords)
  const sayDesk = useDeskWords()
  const isTick = need.kind === 'boolean' && !need.required
  const label = (
    <span>
      <span lang={officialLanguage}>{need.label}</span>{' '}
      <span className="need-mark">{need.required ? sayDesk('required') : sayDesk('optional')}</span>
    </span>
  )
  return (
    <Form.Item
      name={need.name}
      {...(!isTick && { label })}
      {...(isTick && { valuePropName: 'checked' })}
      {...(need.help !== undefined && { extra: need.help })}
      rules={rulesOf(need, say)}
      validateTrigger="onBlur"
    >
      {controlOf(need, sayDesk)}
    </Form.Item>
  )
}

function controlOf(need: Need, sayDesk: ReturnType<typeof useDeskWords>): ReactNode {
  const length = need.maxLength === undefined ? {} : { maxLength: need.maxLength }
  switch (need.kind) {
    case 'text':
      return <Input {...length} />
    case 'long_text':
      // It grows by its style sheet: growing by script writes inline styles, which the page forbids.
      return <Input.TextArea rows={4} className="growing" {...length} />
    case 'number':
      return (
        <InputNumber
          {...(need.min !== undefined && { min: need.min })}
          {...(need.max !== undefined && { max: need.max })}
        />
      )
    case 'day':
      return <Input type="date" className="day-input" />
    case 'choice':
      return <ChoiceInput label={need.label} options={need.options ?? []} />
    case 'boolean':
      if (!need.required) return <Checkbox>{need.label}</Checkbox>
      return (
        // A label names no group: it says itself what is asked.
        <Radio.Group
          aria-label={need.label}
          options={[
            { value: 'true', label: sayDesk('yes') },
            { value: 'false', label: sayDesk('no') },
          ]}
        />
      )
    case 'unit':
      return <UnitSelect />
    case 'units':
      return <UnitsSelect {...(need.max !== undefined && { unitsMax: need.max })} />
    case 'staff':
      return <StaffSelect />
    case 'evidence':
      return <EvidenceInput filesMax={need.max ?? 9} />
  }
}

interface ChoiceInputProps {
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: unknown) => void
}

function ChoiceInput({ label, options, ...field }: ChoiceInputProps) {
  if (options.length > radiosMax) {
    return <Select {...field} showSearch={{ optionFilterProp: 'label' }} options={[...options]} />
  }
  return <Radio.Group {...field} aria-label={label} className="choices" options={[...options]} />
}

function rulesOf(need: Need, say: ReturnType<typeof useWords<typeof actWords>>): FormRule[] {
  const rules: FormRule[] = []
  if (need.required) {
    const message = say(isPicked(need) ? 'pickField' : 'fillField', { label: need.label })
    rules.push({ required: true, message })
    if (need.kind === 'text' || need.kind === 'long_text') rules.push({ whitespace: true, message })
  }
  if (need.kind === 'number') {
    const { min, max } = need
    const message = say('numberBetween', { min: min ?? 0, max: max ?? '∞' })
    rules.push({
      type: 'number',
      message,
      ...(min !== undefined && { min }),
      ...(max !== undefined && { max }),
    })
  }
  return rules
}

function isPicked(need: Need): boolean {
  return !['text', 'long_text', 'number'].includes(need.kind)
}
