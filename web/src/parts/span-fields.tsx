import { useDeskWords } from '../app/words.ts'
import { DayInput } from './controls.tsx'
import { Field } from './field.tsx'

interface SpanFieldsProps {
  readonly from: string
  readonly to: string
  readonly onChange: (changed: { readonly from?: string; readonly to?: string }) => void
}

/** The two ends of a period; a day that is taken out leaves the one before. */
export function SpanFields({ from, to, onChange }: SpanFieldsProps) {
  const say = useDeskWords()
  return (
    <>
      <Field label={say('from')}>
        {(id) => (
          <DayInput
            id={id}
            value={from}
            max={to}
            onChange={(day) => day && onChange({ from: day })}
          />
        )}
      </Field>
      <Field label={say('to')}>
        {(id) => (
          <DayInput
            id={id}
            value={to}
            min={from}
            onChange={(day) => day && onChange({ to: day })}
          />
        )}
      </Field>
    </>
  )
}
