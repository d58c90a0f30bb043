import { Input } from 'antd'
import { Field } from './field.tsx'

/** A single sign finds nothing. */
const lengthMin = 2
const lengthMax = 60

interface FindFieldProps {
  readonly label: string
  /** What the list was asked for; empty where it was not. */
  readonly value: string
  readonly onFind: (words: string) => void
}

/** Words that a list is searched for. */
export function FindField({ label, value, onFind }: FindFieldProps) {
  const find = (typed: string) => {
    const words = typed.trim()
    onFind(words.length < lengthMin ? '' : words)
  }
  return (
    <Field label={label}>
      {(id) => (
        <Input.Search
          id={id}
          key={value}
          defaultValue={value}
          maxLength={lengthMax}
          onSearch={find}
        />
      )}
    </Field>
  )
}
