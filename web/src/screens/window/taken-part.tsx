import { windowWords } from '@huiyin/contract/desk-window.words'
import type { WindowApplicationTaken, WindowSupplementTaken } from '@huiyin/contract/window'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { officialLanguage } from '../../parts/official-language.ts'

interface TakenPartProps {
  readonly taken: WindowSupplementTaken | WindowApplicationTaken
  readonly onNext: () => void
}

/** What the person takes home: number, code, dates, papers to print; then the next one. */
export function TakenPart({ taken, onNext }: TakenPartProps) {
  const say = useWords(windowWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const next = useRef<HTMLDivElement>(null)
  useEffect(() => next.current?.querySelector('button')?.focus(), [])
  return (
    <Notice tone="done" title={say('done', { state: taken.stateLabel })} isUrgent>
      <dl className="facts">
        <div className="fact">
          <dt>{say('number')}</dt>
          <dd className="figure">{taken.number}</dd>
        </div>
        {'receiptCode' in taken && (
          <div className="fact">
            <dt>{say('receiptCode')}</dt>
            <dd className="secret figure">{taken.receiptCode}</dd>
          </div>
        )}
      </dl>
      {taken.nextDueAt !== null && (
        <p className="figure">{say('nextDue', { due: sayInstant(taken.nextDueAt, language) })}</p>
      )}
      <ul className="row" lang={officialLanguage}>
        {taken.letters.map(({ id, title }) => (
          <li key={id}>
            <a href={`/api/v1/letters/${id}`} target="_blank" rel="noreferrer">
              {say('print', { title })}
              <span className="only-heard">{sayDesk('opensTab')}</span>
            </a>
          </li>
        ))}
      </ul>
      <div ref={next}>
        <Button type="primary" onClick={onNext}>
          {say('next')}
        </Button>
      </div>
    </Notice>
  )
}
