import type { VersionRow } from '@huiyin/contract/catalog-versions'
import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import type { MovePreview } from '@huiyin/contract/version-moves'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { itemVersionQuery } from '../../api/catalogue.ts'
import { type Session, sessionQuery } from '../../api/session.ts'
import { movePreviewQuery, proposeMove } from '../../api/version-moves.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { MoveTable } from './move-table.tsx'
import { MovesPart } from './moves-part.tsx'
import './catalogue.css'

const route = getRouteApi('/frame/items/$id/moves')
type StepMap = Readonly<Record<string, string>>

/** Which running matters follow this version, on what ground; and what was decided before. */
export function MoveScreen() {
  const { id } = route.useParams()
  const say = useWords(catalogueWords)
  const { data: session } = useQuery(sessionQuery)
  const version = useQuery(itemVersionQuery(id))
  const above = (
    <p data-leads>
      <Link to="/items/$id" params={{ id }}>
        ‹ {version.data?.row.name ?? say('item')}
      </Link>
    </p>
  )
  return (
    <Page title={say('moves')} lead={say('movesLead')} above={above}>
      <MovesPart versionId={id} />
      {version.data !== undefined && mayPropose(session, version.data.row) && (
        <Proposal versionId={id} />
      )}
    </Page>
  )
}

/** The supervising office, and the head of the unit whose item it is. */
function mayPropose(session: Session | null | undefined, row: VersionRow): boolean {
  return (session?.posts ?? []).some(
    ({ role, unitCode }) =>
      role === 'supervisor' || (role === 'unit_leader' && unitCode === row.unitCode),
  )
}

function Proposal({ versionId }: { readonly versionId: string }) {
  const say = useWords(catalogueWords)
  const [stepMap, setStepMap] = useState<StepMap>({})
  const query = useQuery(movePreviewQuery({ versionId, stepMap }))
  return (
    <section className="part" aria-labelledby="to-move">
      <h2 id="to-move">{say('toMove')}</h2>
      <Answer query={query} lines={5}>
        {(preview) =>
          preview.lines.length === 0 ? (
            <Empty title={say('noneToMove')} />
          ) : (
            <ProposalForm
              versionId={versionId}
              preview={preview}
              stepMap={stepMap}
              onMap={setStepMap}
            />
          )
        }
      </Answer>
    </section>
  )
}

interface ProposalFormProps {
  readonly versionId: string
  readonly preview: MovePreview
  readonly stepMap: StepMap
  readonly onMap: (stepMap: StepMap) => void
}

function ProposalForm({ versionId, preview, stepMap, onMap }: ProposalFormProps) {
  const say = useWords(catalogueWords)
  const queryClient = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [ground, setGround] = useState('')
  const [laterReason, setLaterReason] = useState('')
  const isLater = preview.lines.some((line) => line.isLater && chosen.has(line.number))
  const proposing = useMutation({
    mutationFn: () =>
      proposeMove({
        versionId,
        stepMap,
        numbers: [...chosen],
        ground,
        ...(isLater && { laterReason }),
      }),
    onSuccess: async () => {
      setChosen(new Set())
      await queryClient.invalidateQueries({ queryKey: ['version-moves'] })
    },
  })
  return (
    <form
      className="wide-form"
      onSubmit={(event) => {
        event.preventDefault()
        proposing.mutate()
      }}
    >
      <Carrying preview={preview} stepMap={stepMap} onMap={onMap} />
      <MoveTable
        lines={preview.lines}
        selection={{
          chosen,
          onChange: setChosen,
          allLabel: say('chooseAll'),
          labelOf: ({ number }) => say('chooseOne', { number }),
        }}
      />
      <Reason label={say('moveGround')} lengthMax={200} value={ground} onChange={setGround} />
      {isLater && (
        <Reason
          label={say('laterReason')}
          lengthMax={300}
          value={laterReason}
          onChange={setLaterReason}
        />
      )}
      {proposing.error !== null && <ProblemNotice error={proposing.error} />}
      <Button
        type="primary"
        htmlType="submit"
        disabled={chosen.size === 0}
        loading={proposing.isPending}
      >
        {say('proposeMove', { n: chosen.size })}
      </Button>
    </form>
  )
}

interface ReasonProps {
  readonly label: string
  readonly lengthMax: number
  readonly value: string
  readonly onChange: (value: string) => void
}

function Reason({ label, lengthMax, value, onChange }: ReasonProps) {
  return (
    <Field label={label}>
      {(id) => (
        <Input
          id={id}
          required
          minLength={2}
          maxLength={lengthMax}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  )
}

/** Steps that run and are not in the version: somebody says which step carries each on. */
function Carrying({ preview, stepMap, onMap }: Omit<ProposalFormProps, 'versionId'>) {
  const say = useWords(catalogueWords)
  const [asked, setAsked] = useState<ReadonlyMap<string, string>>(new Map())
  const missing = new Map(
    preview.lines.flatMap((line) => line.missing.map(({ id, name }) => [id, name] as const)),
  )
  // A step that was carried on is not missing any more; its choice stays in sight.
  const shown = new Map([...asked, ...missing])
  return [...shown].map(([step, name]) => (
    <Field key={step} label={say('carriedBy', { name })}>
      {(id) => (
        <Pick
          id={id}
          value={stepMap[step] ?? ''}
          options={[
            { value: '', label: say('notCarried') },
            ...preview.steps.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(into) => {
            setAsked(shown)
            const { [step]: _before, ...others } = stepMap
            onMap(into === '' ? others : { ...others, [step]: into })
          }}
        />
      )}
    </Field>
  ))
}
