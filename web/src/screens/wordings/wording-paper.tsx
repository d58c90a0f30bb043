import { wordingWords } from '@huiyin/contract/desk-wordings.words'
import type { LetterWording, WordingPreview } from '@huiyin/contract/letter-wordings'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { wordingPreviewQuery } from '../../api/wordings.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { Paper } from './paper.tsx'
import './wordings.css'

/** Letters are versions of a rule whose name says so. */
export function isWording(subject: string): boolean {
  return subject.startsWith('letters/')
}

/** While somebody writes, the page is drawn when he pauses. */
const pauseMs = 400

/** A value as it was when it last rested. */
export function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}

interface WordingPaperProps {
  readonly subject: string
  readonly value: unknown
  readonly label?: 'paper' | 'paperBefore' | 'paperAfter'
}

/** What a wording prints with the newest real letter the reader may open, or one he chooses. */
export function WordingPaper({ subject, value, label = 'paper' }: WordingPaperProps) {
  const say = useWords(wordingWords)
  const [letterId, setLetterId] = useState<string>()
  const asked = { subject, value: value as LetterWording, ...(letterId && { letterId }) }
  const query = useQuery(wordingPreviewQuery(asked))
  return (
    <Answer query={query} lines={8}>
      {(preview) => (
        <div className="wording-paper">
          <LetterPick preview={preview} onPick={setLetterId} />
          <Paper page={preview.page} label={say(label)} />
        </div>
      )}
    </Answer>
  )
}

interface LetterPickProps {
  readonly preview: WordingPreview
  readonly onPick: (letterId: string) => void
}

export function LetterPick({ preview: { letters, letterId }, onPick }: LetterPickProps) {
  const say = useWords(wordingWords)
  if (letters.length === 0) {
    return (
      <p className="soft">
        {say('previewWith')}：{say('sample')}
      </p>
    )
  }
  return (
    <Field label={say('previewWith')}>
      {(id) => (
        <Pick
          id={id}
          value={letterId ?? ''}
          options={letters.map((one) => ({ value: one.id, label: one.matterNumber }))}
          onChange={onPick}
        />
      )}
    </Field>
  )
}
