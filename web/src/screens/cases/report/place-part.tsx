import { casesWords } from '@huiyin/contract/desk-cases.words'
import { useQuery } from '@tanstack/react-query'
import { gridsQuery } from '../../../api/calls.ts'
import { useWords } from '../../../app/words.ts'
import { Choices } from '../../../parts/choices.tsx'
import { Field } from '../../../parts/field.tsx'
import { useSettled } from '../../calls/use-settled.ts'
import { pointOf } from './report-draft.ts'
import type { ReportPartProps } from './report-screen.tsx'

/** Where it is: in words with the grid they name, or as a point. */
export function PlacePart({ draft, change }: ReportPartProps) {
  const say = useWords(casesWords)
  const { address, areaCode, point } = draft
  const settled = useSettled(address.trim())
  const isAsked = settled.length > 1
  const { data } = useQuery({ ...gridsQuery(settled), enabled: isAsked })
  const rows = isAsked ? (data?.rows ?? []) : []
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
          legend={say('addressGrid')}
          name="grid"
          value={areaCode}
          options={[
            ...rows.map(({ code, name }) => ({ value: code, label: name })),
            { value: '', label: say('addressGridNot') },
          ]}
          onChange={(code) => change({ areaCode: code })}
        />
      )}
      <Field label={say('point')}>
        {(id) => (
          <input
            id={id}
            className="control"
            autoComplete="off"
            inputMode="decimal"
            maxLength={60}
            value={point}
            onChange={({ target }) => change({ point: target.value, lead: '' })}
          />
        )}
      </Field>
      {point.trim() !== '' && pointOf(point) === undefined && (
        <p role="alert">{say('pointFault')}</p>
      )}
    </>
  )
}
