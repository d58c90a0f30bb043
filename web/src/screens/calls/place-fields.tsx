import { callWords } from '@huiyin/contract/desk-calls.words'
import { useQuery } from '@tanstack/react-query'
import { gridsQuery } from '../../api/calls.ts'
import { useWords } from '../../app/words.ts'
import { Choices } from '../../parts/choices.tsx'
import { Field } from '../../parts/field.tsx'
import type { CallPartProps } from './calls-screen.tsx'
import { useSettled } from './use-settled.ts'

/** An address in words, and the grid it may lie in. */
export function PlaceFields({ draft, change }: CallPartProps) {
  const say = useWords(callWords)
  const { address, areaCode } = draft
  const settled = useSettled(address.trim())
  const { data } = useQuery({ ...gridsQuery(settled), enabled: settled.length > 1 })
  const rows = settled.length > 1 ? (data?.rows ?? []) : []
  return (
    <>
      <Field label={say('address')}>
        {(id) => (
          <input
            id={id}
            className="control"
            autoComplete="off"
            maxLength={200}
            value={address}
            onChange={({ target }) => change({ address: target.value, areaCode: '' })}
          />
        )}
      </Field>
      {rows.length > 0 && (
        <Choices
          legend={say('grid')}
          name="grid"
          value={areaCode}
          options={[
            ...rows.map(({ code, name }) => ({ value: code, label: name })),
            { value: '', label: say('gridNot') },
          ]}
          onChange={(code) => change({ areaCode: code })}
        />
      )}
      {settled.length > 1 && data?.rows.length === 0 && <p className="soft">{say('gridNone')}</p>}
    </>
  )
}
