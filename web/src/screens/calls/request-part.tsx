import { callWords } from '@huiyin/contract/desk-calls.words'
import { ticketTypes, urgencies } from '@huiyin/contract/hotline'
import { ticketTypeWords, urgencyWords } from '@huiyin/contract/hotline.words'
import { hotlineClassGroups } from '@huiyin/contract/hotline-classes'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Choices } from '../../parts/choices.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import type { CallPartProps } from './calls-screen.tsx'
import { PlaceFields } from './place-fields.tsx'

/** What is asked, a point a line, and where. */
export function RequestPart({ draft, change }: CallPartProps) {
  const say = useWords(callWords)
  const { language } = usePreferences()
  const { type, content } = draft
  return (
    <section className="panel" aria-labelledby="call-request">
      <h2 id="call-request">{say('request')}</h2>
      <Choices
        legend={say('type')}
        name="type"
        value={type}
        options={ticketTypes.map((value) => ({ value, label: ticketTypeWords[value][language] }))}
        onChange={(value) => change({ type: value })}
      />
      <Field label={say('content')}>
        {(id) => (
          <>
            <textarea
              id={id}
              className="control"
              rows={4}
              maxLength={4000}
              aria-describedby={`${id}-help`}
              value={content}
              onChange={({ target }) => change({ content: target.value, readBack: false })}
            />
            <span id={`${id}-help`} className="soft">
              {say('contentHelp')}
            </span>
          </>
        )}
      </Field>
      <ClassFields draft={draft} change={change} />
      <PlaceFields draft={draft} change={change} />
      <label className="row tick">
        <input
          type="checkbox"
          className="check"
          checked={draft.readBack}
          onChange={({ target }) => change({ readBack: target.checked })}
        />
        {say('readBack')}
      </label>
      <TextField
        label={say('outsideNumber')}
        help={say('outsideNumberHelp')}
        maxLength={60}
        value={draft.outsideNumber}
        onChange={(outsideNumber) => change({ outsideNumber })}
      />
    </section>
  )
}

/** What it is about, and how soon it has to be answered. */
function ClassFields({ draft, change }: CallPartProps) {
  const say = useWords(callWords)
  const { language } = usePreferences()
  const { category, urgency } = draft
  return (
    <div className="filters">
      <Field label={say('category')}>
        {(id) => (
          <select
            id={id}
            className="control"
            value={category}
            onChange={({ target }) => change({ category: target.value })}
          >
            <option value="">{say('choose')}</option>
            {hotlineClassGroups.map(([code, { name, of }]) => (
              <optgroup key={code} label={name[language]}>
                {Object.entries(of).map(([sub, words]) => (
                  <option key={sub} value={sub}>
                    {words[language]}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
      <Field label={say('urgency')}>
        {(id) => (
          <Pick
            id={id}
            value={urgency}
            options={urgencies.map((value) => ({ value, label: urgencyWords[value][language] }))}
            onChange={(value) => change({ urgency: value as typeof urgency })}
          />
        )}
      </Field>
    </div>
  )
}
