import type { AutomaticDecision } from '@huiyin/contract/automatic'
import { automaticWords } from '@huiyin/contract/desk-automatic.words'
import { useQuery } from '@tanstack/react-query'
import { automaticDecisionsQuery } from '../../api/automatic.ts'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'

/** What tables decided of an application and on what; nothing where people decided alone. */
export function AutomaticPart({ number }: { readonly number: string }) {
  const say = useWords(automaticWords)
  const { data } = useQuery(automaticDecisionsQuery(number))
  if (data === undefined || data.rows.length === 0) return null
  return (
    <section className="panel" aria-labelledby="automatic">
      <h2 id="automatic">{say('automatic')}</h2>
      {data.rows.map((decision) => (
        <Decision key={decision.id} decision={decision} />
      ))}
    </section>
  )
}

function Decision({ decision }: { readonly decision: AutomaticDecision }) {
  const say = useWords(automaticWords)
  const { step, verdict, rules, tableHash, tableName, decidedAt, inputs } = decision
  return (
    <>
      <p className="row">
        <b>{step}</b>
        <span className={`tag tag-${verdict === 'approve' ? 'green' : 'amber'}`}>
          {say(verdict)}
        </span>
        <time className="figure" dateTime={decidedAt}>
          {shortInstant(decidedAt)}
        </time>
      </p>
      <p lang="zh-CN" className="lines">
        {decision.explanation}
      </p>
      <DataTable
        caption={tableName}
        rows={inputs}
        keyOf={({ name }) => name}
        columns={[
          { key: 'input', header: say('input'), kind: 'head', cell: ({ name }) => name },
          { key: 'value', header: say('value'), cell: ({ value }) => value ?? say('unknown') },
          {
            key: 'origin',
            header: say('origin'),
            cell: ({ origin, source, responseId, fault }) =>
              [
                origin === 'register' ? source : say(origin),
                ...(responseId === null ? [] : [say('response', { id: responseId })]),
                ...(fault === null ? [] : [fault]),
              ].join(' · '),
          },
        ]}
      />
      <p className="soft">
        {rules.length > 0 && `${say('rules', { rules: rules.join('、') })} · `}
        {say('hash', { hash: tableHash.slice(0, 12) })}
      </p>
    </>
  )
}
