import { wordingWords } from '@huiyin/contract/desk-wordings.words'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import type { WordingSection } from './wording-values.ts'

interface SectionFieldsProps {
  readonly section: WordingSection
  readonly onChange: (section: WordingSection) => void
}

export function SectionFields({ section, onChange }: SectionFieldsProps) {
  const say = useWords(wordingWords)
  return (
    <>
      <Field label={say('heading')}>
        {(id) => (
          <input
            id={id}
            type="text"
            className="control"
            maxLength={30}
            value={section.heading}
            onChange={({ target }) => onChange({ ...section, heading: target.value })}
          />
        )}
      </Field>
      <TextField
        label={say('text')}
        value={section.text}
        rows={linesOf(section.text)}
        maxLength={2000}
        onChange={(text) => onChange({ ...section, text })}
      />
      {mayBeEmpty(section) && (
        <TextField
          label={say('otherwise')}
          value={section.otherwise}
          rows={linesOf(section.otherwise)}
          maxLength={2000}
          onChange={(otherwise) => onChange({ ...section, otherwise })}
        />
      )}
    </>
  )
}

/** A section of one field has nothing to print when the field is not there. */
function mayBeEmpty({ text, otherwise }: WordingSection): boolean {
  return otherwise !== '' || /^\s*\{[^{}|]+\}\s*$/.test(text)
}

/** Rows so that what is written is seen, as far as that is sensible. */
function linesOf(text: string): number {
  return Math.min(10, text.split('\n').length + Math.floor(text.length / 60))
}

interface TextFieldProps {
  readonly label: string
  readonly value: string
  readonly rows: number
  readonly maxLength: number
  readonly onChange: (text: string) => void
}

/** Text into which fields can be put. */
export function TextField({ label, value, rows, maxLength, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <textarea
          id={id}
          className="control"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}
