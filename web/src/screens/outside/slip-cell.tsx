import { outsideOutcomeWords, outsideWords } from '@huiyin/contract/desk-outside.words'
import type {
  OutsideNumberRow,
  OutsideOutcomeBody,
  ReplyState,
} from '@huiyin/contract/outside-matters'
import { replyStateWords } from '@huiyin/contract/outside-matters.words'
import { Button } from 'antd'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { shortInstant } from '../../parts/dates.ts'

const tones: Readonly<Record<ReplyState, string>> = {
  none: 'grey',
  waiting: 'amber',
  sent: 'blue',
  accepted: 'green',
  rejected: 'red',
}

interface SlipCellProps {
  readonly row: OutsideNumberRow
  readonly onAsk: ((outcome: OutsideOutcomeBody['outcome']) => void) | undefined
}

/** How far our answer is: its state, the slip to print, and what the other system can have said. */
export function SlipCell({ row, onAsk }: SlipCellProps) {
  const say = useWords(outsideWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const { letterId, number, repliedAt, returns, replyState } = row
  return (
    <div className="outside-slip">
      <span className={`tag tag-${tones[replyState]}`}>
        {replyStateWords[replyState][language]}
      </span>
      {returns > 0 && <span>{say('returnedTimes', { n: returns })}</span>}
      {letterId !== null && (
        <span className="row">
          {repliedAt !== null && (
            <span className="soft">{say('repliedAt', { at: shortInstant(repliedAt) })}</span>
          )}
          <a
            href={`/api/v1/letters/${letterId}`}
            target="_blank"
            rel="noreferrer"
            aria-label={say('printSlip', { number }) + sayDesk('opensTab')}
          >
            {say('print')}
          </a>
          <a href={`/api/v1/letters/${letterId}.docx`} aria-label={say('wordSlip', { number })}>
            {say('word')}
          </a>
        </span>
      )}
      {onAsk && row.outcomes.length > 0 && (
        <span className="row">
          {row.outcomes.map((outcome) => (
            <Button
              key={outcome}
              aria-label={say('recordOf', {
                outcome: outsideOutcomeWords[outcome][language],
                number,
              })}
              onClick={() => onAsk(outcome)}
            >
              {outsideOutcomeWords[outcome][language]}
            </Button>
          ))}
        </span>
      )}
    </div>
  )
}
