import { wordingWords } from '@huiyin/contract/desk-wordings.words'
import type { LetterWording, WordingFault, WordingField } from '@huiyin/contract/letter-wordings'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { wordingPreviewQuery } from '../../api/wordings.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Paper } from './paper.tsx'
import { SectionFields, TextField } from './section-fields.tsx'
import { LetterPick, useRested } from './wording-paper.tsx'
import { blankSection, movedUp, sectionsMax, withSection } from './wording-values.ts'
import './wordings.css'

interface WordingFieldsProps {
  readonly subject: string
  readonly fields: readonly WordingField[]
  readonly value: LetterWording
  readonly onChange: (value: LetterWording) => void
}

/** The words of a letter, the fields that may stand in them, and the page they make. */
export function WordingFields({ subject, fields, value, onChange }: WordingFieldsProps) {
  const say = useWords(wordingWords)
  const focused = useRef<HTMLTextAreaElement>(null)
  return (
    <div className="wording">
      <fieldset
        className="wording-words"
        onFocus={({ target }) => {
          if (target instanceof HTMLTextAreaElement) focused.current = target
        }}
      >
        <legend className="soft">{say('wordingNote')}</legend>
        <TextField
          label={say('letterTitle')}
          value={value.title}
          rows={1}
          maxLength={80}
          onChange={(title) => onChange({ ...value, title })}
        />
        <Sections value={value} onChange={onChange} />
      </fieldset>
      <div className="wording-beside">
        <FieldList fields={fields} onPick={(name) => insertAt(focused.current, `{${name}}`)} />
        <LivePreview subject={subject} value={value} />
      </div>
    </div>
  )
}

type SectionsProps = Pick<WordingFieldsProps, 'value' | 'onChange'>

function Sections({ value, onChange }: SectionsProps) {
  const say = useWords(wordingWords)
  const { sections } = value
  return (
    <>
      {sections.map((section, index) => (
        <fieldset key={index} className="schema-group">
          <legend>{say('sectionNumber', { n: index + 1 })}</legend>
          <SectionFields
            section={section}
            onChange={(next) => onChange(withSection(value, index, next))}
          />
          <p className="row">
            <Button
              disabled={index === 0}
              aria-label={say('moveUp', { n: index + 1 })}
              onClick={() => onChange(movedUp(value, index))}
            >
              ↑
            </Button>
            <Button
              danger
              disabled={sections.length === 1}
              onClick={() => onChange(withSection(value, index, undefined))}
            >
              {say('removeSection', { n: index + 1 })}
            </Button>
          </p>
        </fieldset>
      ))}
      <Button
        disabled={sections.length >= sectionsMax}
        onClick={() => onChange({ ...value, sections: [...sections, blankSection] })}
      >
        {say('addSection')}
      </Button>
    </>
  )
}

interface FieldListProps {
  readonly fields: readonly WordingField[]
  readonly onPick: (name: string) => void
}

function FieldList({ fields, onPick }: FieldListProps) {
  const say = useWords(wordingWords)
  const { language } = usePreferences()
  return (
    <section aria-labelledby="wording-fields">
      <h2 id="wording-fields">{say('fields')}</h2>
      <p className="soft">{say('fieldsNote')}</p>
      <ul className="field-list">
        {fields.map(({ name, en, needed }) => (
          <li key={name}>
            <button
              type="button"
              className={needed ? 'field-chip field-needed' : 'field-chip'}
              // The text that had the focus keeps its cursor.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(name)}
            >
              {needed && <span className="tag tag-amber">{say('needed')}</span>}
              <span lang="zh-CN">{`{${name}}`}</span>
              {language === 'en' && <span className="soft"> {en}</span>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Types a field where the cursor is, as a person would: it can be undone. */
function insertAt(area: HTMLTextAreaElement | null, text: string): void {
  if (area === null || !area.isConnected) return
  area.focus()
  const { selectionStart, selectionEnd, value } = area
  const next = value.slice(0, selectionStart) + text + value.slice(selectionEnd)
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
  setter?.call(area, next)
  area.setSelectionRange(selectionStart + text.length, selectionStart + text.length)
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

function LivePreview({ subject, value }: Pick<WordingFieldsProps, 'subject' | 'value'>) {
  const say = useWords(wordingWords)
  const [letterId, setLetterId] = useState<string>()
  const rested = useRested(value)
  const query = useQuery(
    wordingPreviewQuery({ subject, value: rested, ...(letterId && { letterId }) }),
  )
  return (
    <section aria-labelledby="wording-preview">
      <h2 id="wording-preview">{say('preview')}</h2>
      <Answer query={query} lines={8}>
        {(preview) => (
          <div className="wording-paper">
            <Faults faults={preview.faults} />
            <LetterPick preview={preview} onPick={setLetterId} />
            <Paper page={preview.page} label={say('paper')} />
          </div>
        )}
      </Answer>
    </section>
  )
}

function Faults({ faults }: { readonly faults: readonly WordingFault[] }) {
  const say = useWords(wordingWords)
  if (faults.length === 0) return null
  return (
    <Notice tone="problem" title={say('faults')} isUrgent>
      <ul>
        {faults.map(({ fault, at }) => (
          <li key={`${fault} ${at}`}>{say(fault, { at })}</li>
        ))}
      </ul>
    </Notice>
  )
}
