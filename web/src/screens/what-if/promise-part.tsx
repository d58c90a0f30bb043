import { whatIfWords } from '@huiyin/contract/desk-what-if.words'
import type { WhatIfAnswer } from '@huiyin/contract/what-if'
import { useWords } from '../../app/words.ts'
import { StepsDrawing } from '../../parts/steps-drawing.tsx'
import { Bars } from './bars.tsx'
import { sayDays } from './figures.ts'

interface PromisePartProps {
  readonly promised: NonNullable<WhatIfAnswer['promised']>
  readonly nameOf: (id: string) => string
}

/** What the steps take by their limits, and the way that decides. */
export function PromisePart({ promised, nameOf }: PromisePartProps) {
  const say = useWords(whatIfWords)
  const { serial, parallel, criticalPath, drawing } = promised
  const days = (n: number) => say('days', { n: sayDays(n) })
  return (
    <section className="panel" aria-labelledby="by-promise">
      <h2 id="by-promise">{say('byPromise')}</h2>
      <Bars
        rows={[
          { label: say('serial'), length: serial, words: days(serial) },
          { label: say('parallel'), length: parallel, words: days(parallel) },
        ]}
      />
      <p>{say('path', { steps: criticalPath.map(nameOf).join(' → ') })}</p>
      <StepsDrawing drawing={drawing} inWords={say('drawing')} />
    </section>
  )
}
