import { outsideWords } from '@huiyin/contract/desk-outside.words'
import type { OutsideCompared } from '@huiyin/contract/outside-matters'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { compareOutside } from '../../api/outside.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { SystemField } from './system-field.tsx'

/** What the other system says is open with us, against what is open here. */
export function ComparePart() {
  const say = useWords(outsideWords)
  const [system, setSystem] = useState('')
  const [text, setText] = useState('')
  const [missing, setMissing] = useState<'systemNeeded' | 'numbersNeeded' | undefined>()
  const comparing = useMutation({ mutationFn: compareOutside })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const numbers = numbersIn(text)
    if (system.trim() === '') setMissing('systemNeeded')
    else if (numbers.length === 0) setMissing('numbersNeeded')
    else {
      setMissing(undefined)
      comparing.mutate({ system: system.trim(), numbers })
    }
  }
  return (
    <>
      <form className="panel outside-give" onSubmit={submit} noValidate>
        <p>{say('compareLead')}</p>
        {comparing.error !== null && <ProblemNotice error={comparing.error} />}
        {missing !== undefined && <Notice tone="problem" isUrgent title={say(missing)} />}
        <SystemField value={system} onChange={setSystem} />
        <Field label={say('numbers')}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={6}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" loading={comparing.isPending}>
          {say('doCompare')}
        </Button>
      </form>
      {comparing.data && <Compared compared={comparing.data} />}
    </>
  )
}

/** The first cell of each line; a heading, which names no number, is left out. */
function numbersIn(text: string): string[] {
  const cells = text.split(/\r?\n/).map((line) => (line.split(/[\t,，]/)[0] ?? '').trim())
  return [...new Set(cells.filter((cell) => /\d/.test(cell) && cell.length <= 64))]
}

function Compared({ compared }: { readonly compared: OutsideCompared }) {
  const say = useWords(outsideWords)
  const { unknownHere, closedHere, onlyHere, same } = compared
  const differing = unknownHere.length + closedHere.length + onlyHere.length
  return (
    <section className="panel" aria-labelledby="outside-compared">
      <h2 id="outside-compared">{say('compare')}</h2>
      <Notice
        tone={differing === 0 ? 'done' : 'attention'}
        isUrgent
        title={
          differing === 0 ? say('allSame', { n: same }) : say('someSame', { n: same, m: differing })
        }
      />
      <Differing
        name="unknownHere"
        next="unknownHereNext"
        rows={unknownHere.map((number) => ({ number }))}
      />
      <Differing name="closedHere" next="closedHereNext" rows={closedHere} />
      <Differing name="onlyHere" next="onlyHereNext" rows={onlyHere} />
    </section>
  )
}

interface DifferingProps {
  readonly name: 'unknownHere' | 'closedHere' | 'onlyHere'
  readonly next: 'unknownHereNext' | 'closedHereNext' | 'onlyHereNext'
  readonly rows: readonly { readonly number: string; readonly matterNumber?: string }[]
}

function Differing({ name, next, rows }: DifferingProps) {
  const say = useWords(outsideWords)
  if (rows.length === 0) return null
  return (
    <>
      <h3 className="part-heading">{say('count', { title: say(name), n: rows.length })}</h3>
      <p className="soft">{say(next)}</p>
      <ul className="outside-differing">
        {rows.map(({ number, matterNumber }) => (
          <li key={number}>
            {number}
            {matterNumber !== undefined && (
              <>
                {' · '}
                <Link to="/matters/$number" params={{ number: matterNumber }}>
                  {matterNumber}
                </Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
