import type { Ref } from 'react'
import { Field } from './field.tsx'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly maxLength: number
  /** `tel` brings the keys of a telephone, and figures of one width. */
  readonly type?: 'text' | 'tel'
  readonly isFigure?: boolean
  readonly isInvalid?: boolean
  readonly help?: string
  readonly inputRef?: Ref<HTMLInputElement>
}

/** One line that is typed: a name, a number; what others typed in it before is not offered. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, maxLength, type = 'text', help, inputRef } = props
  const isFigure = props.isFigure ?? type === 'tel'
  return (
    <Field label={label}>
      {(id) => (
        <>
          <input
            ref={inputRef}
            id={id}
            className={isFigure ? 'control figure' : 'control'}
            type={type}
            autoComplete="off"
            maxLength={maxLength}
            aria-invalid={props.isInvalid ?? false}
            {...(help !== undefined && { 'aria-describedby': `${id}-help` })}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          {help !== undefined && (
            <span id={`${id}-help`} role="status" className="soft">
              {help}
            </span>
          )}
        </>
      )}
    </Field>
  )
}
