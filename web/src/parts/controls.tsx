interface DayInputProps {
  readonly id: string
  readonly value: string | undefined
  readonly onChange: (day: string) => void
  readonly min?: string | undefined
  readonly max?: string | undefined
  readonly isRequired?: boolean
}

/** A day, by the calendar of the browser itself: it knows keyboard, touch and screen readers. */
export function DayInput({ id, value, onChange, min, max, isRequired = false }: DayInputProps) {
  return (
    <input
      id={id}
      type="date"
      className="control"
      value={value ?? ''}
      min={min}
      max={max}
      required={isRequired}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

interface PickProps {
  readonly id: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChange: (value: string) => void
}

/** One of a few; lists that need a search use the select of antd. */
export function Pick({ id, value, options, onChange }: PickProps) {
  return (
    <select
      id={id}
      className="control"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
