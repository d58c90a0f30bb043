import { outsideWords } from '@huiyin/contract/desk-outside.words'
import { useQuery } from '@tanstack/react-query'
import { outsideNumbersQuery } from '../../api/outside.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'

interface SystemFieldProps {
  readonly value: string
  readonly onChange: (system: string) => void
}

/** The name of the other system: one that gave us something before, or a new one. */
export function SystemField({ value, onChange }: SystemFieldProps) {
  const say = useWords(outsideWords)
  const { data } = useQuery(outsideNumbersQuery({}))
  return (
    <Field label={say('system')}>
      {(id) => (
        <>
          <input
            id={id}
            className="control"
            list={`${id}-known`}
            value={value}
            maxLength={40}
            placeholder={say('systemHint')}
            onChange={(event) => onChange(event.target.value)}
          />
          <datalist id={`${id}-known`}>
            {data?.systems.map((system) => (
              <option key={system} value={system} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
