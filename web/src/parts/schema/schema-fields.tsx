import { editionWords } from '@huiyin/contract/desk-editions.words'
import { Button, Checkbox } from 'antd'
import { useId } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { UnitSelect } from '../act-form/organisation-selects.tsx'
import { Pick } from '../controls.tsx'
import { Field } from '../field.tsx'
import {
  askedOf,
  blankOf,
  isComposite,
  isGroup,
  memberOf,
  type Schema,
  scalarOf,
  withMember,
} from './schema.ts'

interface FieldsProps {
  readonly schema: Schema
  readonly label: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** A form drawn from a schema; what it returns is checked by the server against the same schema. */
export function SchemaFields(props: FieldsProps) {
  const asked = askedOf(props.schema)
  switch (asked.as) {
    case 'group':
      return <Group {...props} />
    case 'list':
      return <List {...props} inner={asked.inner} />
    case 'or-none':
      return <OrNone {...props} inner={asked.inner} />
    case 'time':
      return <Time {...props} />
    case 'some-of':
      return <SomeOf {...props} />
    default:
      return <Leaf {...props} />
  }
}

function Group({ schema, label, value, onChange }: FieldsProps) {
  const { language } = usePreferences()
  const whole = isComposite(value) ? value : {}
  const keys = Object.keys(schema.properties ?? whole)
  const fields = keys.map((key) => {
    const member = memberOf(schema, key)
    const props = {
      schema: member,
      label: member.label?.[language] ?? key,
      value: whole[key],
      onChange: (next: unknown) => onChange(withMember(schema, whole, key, next)),
    }
    // A group that may be left out is asked for first: half of it is worse than none.
    const mayLackGroup = schema.required?.includes(key) === false && isGroup(member)
    return mayLackGroup ? (
      <OrNone key={key} {...props} inner={member} />
    ) : (
      <SchemaFields key={key} {...props} />
    )
  })
  if (label === '') return <div className="schema-fields">{fields}</div>
  return (
    <fieldset className="schema-group">
      <legend>{label}</legend>
      <div className="schema-fields">{fields}</div>
    </fieldset>
  )
}

function List({ schema, label, value, onChange, inner }: FieldsProps & { readonly inner: Schema }) {
  const say = useWords(editionWords)
  const lines: readonly unknown[] = Array.isArray(value) ? value : []
  const isFull = schema.maxItems !== undefined && lines.length >= schema.maxItems
  return (
    <fieldset className="schema-group">
      <legend>{label}</legend>
      {lines.map((line, index) => (
        <div key={index} className="schema-line">
          <SchemaFields
            schema={inner}
            label={say('line', { label, n: index + 1 })}
            value={line}
            onChange={(next) => onChange(lines.map((old, place) => (place === index ? next : old)))}
          />
          <Button danger onClick={() => onChange(lines.filter((_, place) => place !== index))}>
            {say('removeLine', { label, n: index + 1 })}
          </Button>
        </div>
      ))}
      <Button disabled={isFull} onClick={() => onChange([...lines, blankOf(inner)])}>
        {say('addLine', { label })}
      </Button>
    </fieldset>
  )
}

function OrNone({ label, value, onChange, inner }: FieldsProps & { readonly inner: Schema }) {
  const say = useWords(editionWords)
  const isNone = value === null || value === undefined
  return (
    <div>
      <Checkbox
        checked={isNone}
        onChange={(event) => onChange(event.target.checked ? null : blankOf(inner))}
      >
        {label}：{say('never')}
      </Checkbox>
      {!isNone && <SchemaFields schema={inner} label={label} value={value} onChange={onChange} />}
    </div>
  )
}

const units = ['working_day', 'working_hour', 'calendar_day', 'urgent_hour', 'urgent_day'] as const

function Time({ label, value, onChange }: FieldsProps) {
  const say = useWords(editionWords)
  const time = isComposite(value) ? value : {}
  return (
    <div className="schema-time">
      <Field label={label}>
        {(id) => (
          <input
            id={id}
            type="number"
            className="control"
            min={0.01}
            step="any"
            value={Number(time.amountHundredths ?? 0) / 100}
            onChange={(event) =>
              onChange({ ...time, amountHundredths: Math.round(Number(event.target.value) * 100) })
            }
          />
        )}
      </Field>
      <Field label={`${label} ${say('unit')}`}>
        {(id) => (
          <Pick
            id={id}
            value={String(time.unit)}
            options={units.map((unit) => ({ value: unit, label: say(unit) }))}
            onChange={(unit) => onChange({ ...time, unit })}
          />
        )}
      </Field>
    </div>
  )
}

function SomeOf({ schema, label, value, onChange }: FieldsProps) {
  const { language } = usePreferences()
  const all = schema.items?.enum ?? []
  const id = useId()
  return (
    <fieldset className="schema-group">
      <legend id={id}>{label}</legend>
      <Checkbox.Group
        className="choices"
        aria-labelledby={id}
        value={Array.isArray(value) ? value : [...all]}
        options={all.map((one) => ({
          value: one,
          label: wordOf(schema.words ?? {}, one, language),
        }))}
        onChange={(chosen) => onChange(all.filter((one) => chosen.includes(one)))}
      />
    </fieldset>
  )
}

/** Longer texts get lines of their own. */
const lineMax = 200

function Leaf({ schema, label, value, onChange }: FieldsProps) {
  const { language } = usePreferences()
  const { as } = askedOf(schema)
  if (as === 'yes-no') {
    return (
      <Checkbox checked={value === true} onChange={(event) => onChange(event.target.checked)}>
        {label}
      </Checkbox>
    )
  }
  return (
    <Field label={label}>
      {(id) => {
        if (as === 'one-of') {
          const options = (schema.enum ?? []).map((one) => ({
            value: one,
            label: wordOf(schema.words ?? {}, one, language),
          }))
          return <Pick id={id} value={String(value)} options={options} onChange={onChange} />
        }
        if (as === 'count') {
          return (
            <input
              id={id}
              type="number"
              className="control"
              min={schema.minimum}
              max={schema.maximum}
              step={schema.type === 'number' ? 'any' : 1}
              value={String(value ?? '')}
              onChange={(event) => onChange(Number(event.target.value))}
            />
          )
        }
        if (schema.of === 'units') {
          const chosen = typeof value === 'string' && value !== '' ? { value } : {}
          return <UnitSelect id={id} {...chosen} onChange={onChange} />
        }
        const text = String(value ?? '')
        if ((schema.maxLength ?? 0) > lineMax) {
          return (
            <textarea
              id={id}
              className="control"
              rows={4}
              maxLength={schema.maxLength}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
          )
        }
        return (
          <input
            id={id}
            type={schema.format === 'date' ? 'date' : 'text'}
            className="control"
            maxLength={schema.maxLength}
            value={text}
            onChange={({ target }) =>
              onChange(as === 'scalar' ? scalarOf(target.value) : target.value)
            }
          />
        )
      }}
    </Field>
  )
}
