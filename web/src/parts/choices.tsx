import './choices.css'

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly value: Value | null
  readonly options: readonly {
    readonly value: Value
    readonly label: string
    readonly note?: string
  }[]
  readonly onChange: (value: Value) => void
}

/** One of a few, all to be seen at once; arrows move, as in any group of the browser. */
export function Choices<Value extends string>(props: ChoicesProps<Value>) {
  const { legend, name, value, options, onChange } = props
  return (
    <fieldset className="choices-group">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="choice-one">
          <input
            type="radio"
            name={name}
            className="check"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.note !== undefined && <span className="choice-note">{option.note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
