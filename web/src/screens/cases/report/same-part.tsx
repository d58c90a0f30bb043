import { casesWords } from '@huiyin/contract/desk-cases.words'
import { useQuery } from '@tanstack/react-query'
import { nearQuery } from '../../../api/cases.ts'
import { usePreferences } from '../../../app/preferences.tsx'
import { useWords } from '../../../app/words.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Choices } from '../../../parts/choices.tsx'
import { sayInstant } from '../../../parts/dates.ts'
import { useSettled } from '../../calls/use-settled.ts'
import { pointOf } from './report-draft.ts'
import type { ReportPartProps } from './report-screen.tsx'

const metres = 200
const days = 30

/** Open cases of the class nearby: one of them may be what is being reported. */
export function SamePart({ draft, change }: ReportPartProps) {
  const say = useWords(casesWords)
  const { chosen } = draft
  const point = pointOf(useSettled(draft.point))
  return (
    <section className="panel" aria-labelledby="same" aria-live="polite">
      <h2 id="same">{say('same')}</h2>
      {point === undefined || chosen === null ? (
        <p className="soft">{say('sameWaits')}</p>
      ) : (
        <Near
          asked={{ ...point, kind: chosen.kind, category: chosen.code, metres, days }}
          lead={draft.lead}
          onLead={(lead) => change({ lead })}
        />
      )}
    </section>
  )
}

interface NearProps {
  readonly asked: Parameters<typeof nearQuery>[0]
  readonly lead: string
  readonly onLead: (number: string) => void
}

function Near({ asked, lead, onLead }: NearProps) {
  const say = useWords(casesWords)
  const { language } = usePreferences()
  const query = useQuery(nearQuery(asked))
  return (
    <Answer query={query} lines={3}>
      {({ isPlace, rows }) => {
        const open = rows.filter(({ closedAt }) => closedAt === null)
        if (!isPlace) return <p>{say('sameNoPlace')}</p>
        if (open.length === 0) return <p className="soft">{say('sameNone')}</p>
        return (
          <Choices
            legend={say('same')}
            name="lead"
            value={lead}
            options={[
              { value: '', label: say('sameNot') },
              ...open.map(({ number, title, metres: away, openedAt }) => ({
                value: number,
                label: say('sameOne', {
                  ...{ number, title, metres: away },
                  when: sayInstant(openedAt, language),
                }),
              })),
            ]}
            onChange={onLead}
          />
        )
      }}
    </Answer>
  )
}
