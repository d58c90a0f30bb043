import { Input } from 'antd'
import { Field } from '../../parts/field.tsx'

interface GroundInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (ground: string) => void
}

/** The document a change rests on; no change without one. */
export function GroundInput({ label, value, onChange }: GroundInputProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          required
          minLength={2}
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
