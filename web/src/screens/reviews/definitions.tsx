import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import type { Metric } from '@huiyin/contract/metrics'
import { reviewMetrics } from '@huiyin/contract/review-metrics'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'

/** How each figure is counted, from the one registry that the exports print too. */
export function Definitions() {
  const say = useWords(reviewsWords)
  return (
    <details className="panel definitions">
      <summary>{say('definitions')}</summary>
      <dl>
        {Object.entries<Metric>(reviewMetrics).map(([id, metric]) => (
          <Definition key={id} metric={metric} />
        ))}
      </dl>
    </details>
  )
}

function Definition({ metric }: { readonly metric: Metric }) {
  const say = useWords(reviewsWords)
  const { language } = usePreferences()
  return (
    <div className="definition">
      <dt>{metric.name[language]}</dt>
      <dd>{metric.definition[language]}</dd>
      {metric.denominator !== null && (
        <dd className="soft">
          {say('numerator')}: {metric.numerator[language]} · {say('denominator')}:{' '}
          {metric.denominator[language]}
        </dd>
      )}
      {metric.exclusions.length > 0 && (
        <dd className="soft">
          {say('excluded')}: {metric.exclusions.map((words) => words[language]).join('; ')}
        </dd>
      )}
      <dd className="soft">
        {say('source')}: {metric.source}
      </dd>
    </div>
  )
}
