import { callWords } from '@huiyin/contract/desk-calls.words'
import type { DispatchSuggestions } from '@huiyin/contract/hotline-desk'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { suggestionsQuery } from '../../api/calls.ts'
import { useWords } from '../../app/words.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import { percent } from '../../parts/percent.ts'
import type { CallPartProps } from './calls-screen.tsx'
import { useSettled } from './use-settled.ts'

const askedMax = 200

/** Where tickets like this went, beside what routing says: taken by a click, never by itself. */
export function SuggestionsPart({ draft, change }: CallPartProps) {
  const say = useWords(callWords)
  const q = useSettled(draft.content.trim().slice(0, askedMax))
  const { data } = useQuery({
    ...suggestionsQuery(draft.category, q.length > 1 ? q : ''),
    enabled: draft.category !== '' || q.length > 1,
  })
  if (data === undefined || data.rows.length === 0) return null
  return (
    <div className="call-suggestions">
      <p>{say('suggested')}</p>
      <ul>
        {data.rows.map(({ unitCode, unitName, share }) => (
          <li key={unitCode}>
            <span lang={officialLanguage}>{unitName}</span>{' '}
            <span className="soft figure">{percent(share)}</span>{' '}
            <Button
              size="small"
              aria-label={say('chooseUnit', { unit: unitName })}
              onClick={() => change({ unitCode })}
            >
              {say('chooseThis')}
            </Button>
          </li>
        ))}
      </ul>
      <p className="soft">
        <Measured measure={data.measure} />
      </p>
    </div>
  )
}

function Measured({ measure }: Pick<DispatchSuggestions, 'measure'>) {
  const say = useWords(callWords)
  const { precisionAtOne = null, precisionAtThree = null, heldOut = 0 } = measure ?? {}
  if (precisionAtOne === null) return <>{say('notMeasured')}</>
  return (
    <>
      {say('measured', {
        n: heldOut,
        one: percent(precisionAtOne),
        three: percent(precisionAtThree),
      })}
    </>
  )
}
