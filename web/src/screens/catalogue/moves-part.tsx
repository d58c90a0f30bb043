import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import type { MoveDecided, VersionMove } from '@huiyin/contract/version-moves'
import { moveStateWords } from '@huiyin/contract/version-moves.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { sessionQuery } from '../../api/session.ts'
import { decideMove, versionMovesQuery } from '../../api/version-moves.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { MoveTable } from './move-table.tsx'

const tones = { proposed: 'amber', agreed: 'green', refused: 'grey' } as const

/** Decisions on this version: what waits for a second person, and what was decided. */
export function MovesPart({ versionId }: { readonly versionId: string }) {
  const query = useQuery(versionMovesQuery({ versionId }))
  return (
    <Answer query={query} lines={2}>
      {({ rows }) => rows.map((move) => <OneMove key={move.id} move={move} />)}
    </Answer>
  )
}

function OneMove({ move }: { readonly move: VersionMove }) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  const { ground, laterReason, note, state } = move
  const facts = [
    [say('moveGround'), ground],
    [say('laterReason'), laterReason],
    [say('proposedBy'), `${move.proposedBy} ${sayInstant(move.proposedAt, language)}`],
    [say('publisher'), move.decidedBy],
    [say('reason'), note],
  ] as const
  return (
    <section className="panel part">
      <p className="row">
        <span className={`tag tag-${tones[state]}`}>{moveStateWords[state][language]}</span>
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <span key={label}>
              {label}：{value}
            </span>
          ))}
      </p>
      <details open={state === 'proposed'} className="folded">
        <summary>{say('moveMatters', { n: move.lines.length })}</summary>
        <MoveTable lines={move.lines} />
      </details>
      {move.mayDecide && <Deciding id={move.id} />}
    </section>
  )
}

function Deciding({ id }: { readonly id: string }) {
  const say = useWords(catalogueWords)
  const queryClient = useQueryClient()
  const deciding = useMutation({
    mutationFn: (decision: MoveDecided['decision']) => decideMove(id, { decision }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['version-moves'] }),
  })
  return (
    <>
      {deciding.error !== null && <ProblemNotice error={deciding.error} />}
      <div className="row">
        <Button
          type="primary"
          loading={deciding.isPending}
          onClick={() => deciding.mutate('agreed')}
        >
          {say('agreeMove')}
        </Button>
        <Button loading={deciding.isPending} onClick={() => deciding.mutate('refused')}>
          {say('refuseMove')}
        </Button>
      </div>
    </>
  )
}

/** On the list of the catalogue: moves that wait for a second person. */
export function WaitingMoves() {
  const say = useWords(catalogueWords)
  const { data: session } = useQuery(sessionQuery)
  const isDecider = session?.posts.some(({ role }) => deciders.includes(role)) === true
  const { data } = useQuery({ ...versionMovesQuery({ state: 'proposed' }), enabled: isDecider })
  const waiting = data?.rows ?? []
  if (waiting.length === 0) return null
  return (
    <section className="panel part" aria-labelledby="waiting-moves">
      <h2 id="waiting-moves">{say('waitingMoves')}</h2>
      <ul>
        {waiting.map(({ id, itemName, versionId, versionNumber, lines }) => (
          <li key={id}>
            <Link to="/items/$id/moves" params={{ id: versionId }}>
              {say('waitingMove', { name: itemName, version: versionNumber, n: lines.length })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const deciders = ['supervisor', 'leader', 'unit_leader']
