import type {
  BulletinFormat,
  CaseBulletin,
  CaseBulletinAct,
  CaseBulletinActBody,
} from '@huiyin/contract/case-bulletins'
import { caseBulletinActWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import type { BulletinKind } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { reasonLengthMax } from './objections-list.tsx'

/** What the steps show of any bulletin. */
type Stepped = Pick<
  CaseBulletin,
  | 'id'
  | 'title'
  | 'state'
  | 'number'
  | 'corrects'
  | 'acts'
  | 'fileHash'
  | 'draftedBy'
  | 'checkedBy'
  | 'approvedBy'
  | 'publishedBy'
  | 'publishedAt'
>

/** Where a kind of bulletin is shown, acted on and fetched. */
export interface BulletinWays {
  readonly of: BulletinKind
  readonly screen: '/bulletins/cases/$bulletin' | '/bulletins/hotline/$bulletin'
  /** First part of the keys of its queries. */
  readonly renews: string
  act(id: string, body: CaseBulletinActBody): Promise<Stepped>
  file(
    id: string,
    format: Exclude<BulletinFormat, 'json'>,
  ): { readonly path: string; readonly href: string }
  readonly approvedNext: string
  readonly confirmPublish: string
}

interface PartProps {
  readonly bulletin: Stepped
  readonly ways: BulletinWays
}

/** What comes next and whose it is, who did what before, and the files. */
export function WeekSteps({ bulletin, ways }: PartProps) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const { publishedAt, publishedBy } = bulletin
  const steps = [
    [say('number'), bulletin.number],
    [say('drafted'), bulletin.draftedBy],
    [say('checked'), bulletin.checkedBy],
    [say('approved'), bulletin.approvedBy],
    [say('published'), publishedAt && `${publishedBy} ${sayInstant(publishedAt, language)}`],
  ] as const
  return (
    <section className="panel" aria-labelledby="next">
      <h2 id="next">{say('next')}</h2>
      <p>{bulletin.state === 'approved' ? ways.approvedNext : say(`next_${bulletin.state}`)}</p>
      {bulletin.corrects !== null && (
        <Notice tone="attention">
          <p>{say('corrects', { reason: bulletin.corrects })}</p>
        </Notice>
      )}
      <ActsPart bulletin={bulletin} ways={ways} />
      <dl className="bulletin-steps">
        {steps.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? say('notYet')}</dd>
          </div>
        ))}
      </dl>
      <FilesPart bulletin={bulletin} ways={ways} />
      {bulletin.fileHash !== null && (
        <p className="soft file-hash">{say('sealed', { hash: bulletin.fileHash })}</p>
      )}
    </section>
  )
}

function ActsPart({ bulletin, ways }: PartProps) {
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<CaseBulletinAct>()
  const follow = async (next: Stepped) => {
    if (next.state === 'withdrawn') await navigate({ to: '/bulletins', search: { of: ways.of } })
    if (next.id !== bulletin.id && next.state === 'draft') {
      await navigate({ to: ways.screen, params: { bulletin: next.id } })
    }
    await queryClient.invalidateQueries({ queryKey: [ways.renews] })
  }
  const acting = useMutation({
    mutationFn: (act: CaseBulletinAct) => ways.act(bulletin.id, { act }),
    onSuccess: follow,
  })
  const take = (act: CaseBulletinAct) => {
    setAsked(undefined)
    acting.mutate(act)
  }
  const isAskedFirst = (act: CaseBulletinAct) => act !== 'check' && act !== 'approve'
  const close = () => setAsked(undefined)
  return (
    <>
      {acting.error !== null && <ProblemNotice error={acting.error} />}
      <div className="row bulletin-acts">
        {bulletin.acts.map((act) => (
          <Button
            key={act}
            type={act === 'withdraw' || act === 'correct' ? 'default' : 'primary'}
            loading={acting.isPending && acting.variables === act}
            onClick={() => (isAskedFirst(act) ? setAsked(act) : take(act))}
          >
            {caseBulletinActWords[act][language]}
          </Button>
        ))}
      </div>
      {asked === 'correct' && (
        <ReasonDialog
          renews={ways.renews}
          lengthMax={reasonLengthMax}
          title={caseBulletinActWords.correct[language]}
          act={(reason) => ways.act(bulletin.id, { act: 'correct', reason })}
          onDone={follow}
          onClose={close}
        />
      )}
      {(asked === 'publish' || asked === 'withdraw') && (
        <ConfirmPart act={asked} ways={ways} onConfirm={() => take(asked)} onClose={close} />
      )}
    </>
  )
}

interface ConfirmPartProps {
  readonly act: 'publish' | 'withdraw'
  readonly ways: BulletinWays
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** What cannot be taken back is asked once more. */
function ConfirmPart({ act, ways, onConfirm, onClose }: ConfirmPartProps) {
  const say = useWords(weekScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const name = caseBulletinActWords[act][language]
  return (
    <Dialog
      title={name}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('cancel')}</Button>
          <Button type="primary" onClick={onConfirm}>
            {name}
          </Button>
        </>
      }
    >
      <p>{act === 'publish' ? ways.confirmPublish : say('confirmWithdraw')}</p>
    </Dialog>
  )
}

/** Who sees the whole of a bulletin before it is out takes its files as well. */
const regional: readonly string[] = ['supervisor', 'evaluator', 'leader']
const files = ['docx', 'xlsx', 'pdf'] as const satisfies readonly BulletinFormat[]

function FilesPart({ bulletin, ways }: PartProps) {
  const say = useWords(weekScreenWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  const isRegional = session?.posts.some(({ role }) => regional.includes(role)) === true
  if (bulletin.publishedAt === null && !isRegional) return null
  const named = `${bulletin.number ?? ''}${bulletin.title}`
  return (
    <fieldset className="row bulletin-acts plain-group">
      <legend className="only-heard">{say('files')}</legend>
      <a
        className="plain-button"
        href={ways.file(bulletin.id, 'html').href}
        target="_blank"
        rel="noopener"
      >
        {say('file_html')}
        <span className="only-heard">{sayDesk('opensTab')}</span>
      </a>
      {files.map((format) => (
        <ExportButton
          key={format}
          label={say(`file_${format}`)}
          path={ways.file(bulletin.id, format).path}
          query={{ format }}
          fileName={`${named}.${format}`}
        />
      ))}
    </fieldset>
  )
}
