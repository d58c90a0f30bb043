import { routingWords } from '@huiyin/contract/desk-routing.words'
import { useQuery } from '@tanstack/react-query'
import { routeOfQuery } from '../../../api/cases.ts'
import { usePreferences } from '../../../app/preferences.tsx'
import { useWords } from '../../../app/words.ts'
import { Answer } from '../../../parts/answer.tsx'
import { WhyUnit } from '../../../parts/why-unit.tsx'
import { useSettled } from '../../calls/use-settled.ts'
import { pointOf, type ReportDraft } from './report-draft.ts'

/** Which unit the case will go to, before it is sent. */
export function UnitPart({ draft }: { readonly draft: ReportDraft }) {
  const say = useWords(routingWords)
  const { chosen, areaCode } = draft
  const point = pointOf(useSettled(draft.point))
  const isPlaced = point !== undefined || areaCode !== ''
  return (
    <section className="panel" aria-labelledby="unit" aria-live="polite">
      <h2 id="unit">{say('goesTo')}</h2>
      {chosen === null || !isPlaced ? (
        <p className="soft">{say('waits')}</p>
      ) : (
        <GoesTo
          asked={{
            kind: chosen.kind,
            category: chosen.code,
            ...(areaCode === '' ? {} : { areaCode }),
            ...(point && { longitude: `${point.longitude}`, latitude: `${point.latitude}` }),
          }}
        />
      )}
    </section>
  )
}

function GoesTo({ asked }: { readonly asked: Readonly<Record<string, string>> }) {
  const { language } = usePreferences()
  return (
    <Answer query={useQuery(routeOfQuery(asked))} lines={2}>
      {(explained) => (
        <>
          <p>{explained.words[language]}</p>
          <WhyUnit explained={explained} />
        </>
      )}
    </Answer>
  )
}
