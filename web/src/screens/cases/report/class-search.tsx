import { casesWords } from '@huiyin/contract/desk-cases.words'
import { useQuery } from '@tanstack/react-query'
import { classesQuery } from '../../../api/cases.ts'
import { useWords } from '../../../app/words.ts'
import { Choices } from '../../../parts/choices.tsx'
import { Field } from '../../../parts/field.tsx'
import { classesFound } from './report-draft.ts'
import type { ReportPartProps } from './report-screen.tsx'

/** The class: suggested by the words, or found by its name or what people call it. */
export function ClassSearch({ draft, change }: ReportPartProps) {
  const say = useWords(casesWords)
  const { data } = useQuery(classesQuery)
  const found = classesFound(data?.rows ?? [], draft)
  const keyOf = ({ kind, code }: { readonly kind: string; readonly code: string }) =>
    `${kind} ${code}`
  const { chosen } = draft
  const isListed = chosen === null || found.some((one) => keyOf(one) === keyOf(chosen))
  const shown = isListed ? found : [chosen, ...found]
  return (
    <>
      <Field label={say('classSearch')}>
        {(id) => (
          <input
            id={id}
            type="search"
            className="control"
            autoComplete="off"
            value={draft.typed}
            onChange={({ target }) => change({ typed: target.value })}
          />
        )}
      </Field>
      {shown.length > 0 && (
        <Choices
          legend={say('classFound')}
          name="class"
          value={chosen === null ? null : keyOf(chosen)}
          options={shown.map((one) => ({
            value: keyOf(one),
            label: one.name,
            note: one.groupName,
          }))}
          onChange={(key) =>
            change({ chosen: shown.find((one) => keyOf(one) === key) ?? null, lead: '' })
          }
        />
      )}
      {shown.length === 0 && draft.typed.trim() !== '' && (
        <p className="soft">{say('classNone')}</p>
      )}
    </>
  )
}
