import { bulletinScreenWords, taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { Bulletin, BulletinAct, CountedRow } from '@huiyin/contract/task-bulletins'
import { bulletinActWords } from '@huiyin/contract/task-bulletins.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { actOnBulletin, bulletinFiles, bulletinQuery } from '../../api/bulletins.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { BulletinTag } from './bulletin-tag.tsx'
import { NamedPart } from './named-part.tsx'
import '../bulletins/bulletins.css'
import './tasks.css'

const route = getRouteApi('/frame/bulletins/$bulletin')

/** A bulletin from its draft to the issued file. */
export function BulletinScreen() {
  const sayDesk = useDeskWords()
  const { bulletin: id } = route.useParams()
  const query = useQuery(bulletinQuery(id))
  return (
    <Page
      title={query.data?.title ?? sayDesk('bulletins')}
      above={
        <Link to="/bulletins" search={{ of: 'problems' }} className="page-back">
          {sayDesk('bulletins')}
        </Link>
      }
      beside={query.data && <BulletinTag state={query.data.state} />}
    >
      <Answer query={query} lines={10}>
        {(bulletin) => (
          <>
            <StepsPart bulletin={bulletin} />
            <NamedPart bulletin={bulletin} />
            <FiguresPart bulletin={bulletin} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function StepsPart({ bulletin }: { readonly bulletin: Bulletin }) {
  const say = useWords(bulletinScreenWords)
  const { language } = usePreferences()
  const step = (by: string | null, at: string | null) =>
    by === null || at === null ? say('notYet') : `${by} ${sayInstant(at, language)}`
  return (
    <section className="panel" aria-label={say('state')}>
      <dl className="bulletin-steps">
        <div>
          <dt>{say('number')}</dt>
          <dd>{bulletin.number ?? say('notYet')}</dd>
        </div>
        <div>
          <dt>{say('drafted')}</dt>
          <dd>{step(bulletin.draftedBy, bulletin.draftedAt)}</dd>
        </div>
        <div>
          <dt>{say('checked')}</dt>
          <dd>{step(bulletin.checkedBy, bulletin.checkedAt)}</dd>
        </div>
        <div>
          <dt>{say('issued')}</dt>
          <dd>{step(bulletin.issuedBy, bulletin.issuedAt)}</dd>
        </div>
      </dl>
      {bulletin.fileHash !== null && (
        <p className="soft file-hash">{say('frozen', { hash: bulletin.fileHash })}</p>
      )}
      <ActsPart bulletin={bulletin} />
    </section>
  )
}

function ActsPart({ bulletin }: { readonly bulletin: Bulletin }) {
  const say = useWords(bulletinScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: session } = useQuery(sessionQuery)
  const [asked, setAsked] = useState<BulletinAct>()
  const acting = useMutation({
    mutationFn: (act: BulletinAct) => actOnBulletin(bulletin.id, act),
    onSuccess: async ({ state }) => {
      if (state === 'withdrawn') await navigate({ to: '/bulletins', search: { of: 'problems' } })
      await queryClient.invalidateQueries({ queryKey: ['bulletins'] })
    },
  })
  const files = bulletinFiles(bulletin.id)
  const isRegional = session?.posts.some(({ role }) =>
    ['supervisor', 'evaluator', 'leader'].includes(role),
  )
  const confirm = (act: BulletinAct) => {
    setAsked(undefined)
    acting.mutate(act)
  }
  return (
    <>
      {acting.error !== null && <ProblemNotice error={acting.error} />}
      <div className="row bulletin-acts">
        {bulletin.acts.map((act) => (
          <Button
            key={act}
            type={act === 'withdraw' ? 'default' : 'primary'}
            loading={acting.isPending && acting.variables === act}
            onClick={() => (act === 'issue' ? setAsked(act) : acting.mutate(act))}
          >
            {bulletinActWords[act][language]}
          </Button>
        ))}
        {(bulletin.state === 'issued' || isRegional === true) && (
          <>
            <a className="plain-button" href={files.print} target="_blank" rel="noopener">
              {say('print')}
              <span className="only-heard">{sayDesk('opensTab')}</span>
            </a>
            <ExportButton
              label={say('word')}
              path={files.word}
              query={{}}
              fileName={`${bulletin.title}.docx`}
            />
          </>
        )}
      </div>
      {asked !== undefined && (
        <ConfirmPart act={asked} onConfirm={confirm} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

interface ConfirmPartProps {
  readonly act: BulletinAct
  readonly onConfirm: (act: BulletinAct) => void
  readonly onClose: () => void
}

/** What cannot be taken back is asked once more. */
function ConfirmPart({ act, onConfirm, onClose }: ConfirmPartProps) {
  const say = useWords(bulletinScreenWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const name = bulletinActWords[act][language]
  return (
    <Dialog
      title={name}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>{sayDesk('cancel')}</Button>
          <Button type="primary" onClick={() => onConfirm(act)}>
            {name}
          </Button>
        </>
      }
    >
      <p>{say('confirmIssue')}</p>
    </Dialog>
  )
}

function FiguresPart({ bulletin }: { readonly bulletin: Bulletin }) {
  const say = useWords(bulletinScreenWords)
  const sayTask = useWords(taskScreenWords)
  const { language } = usePreferences()
  const { total, last, units } = bulletin
  const isWhole = units.reduce((sum, row) => sum + row.total, 0) === total.total
  const names = ['overdue', 'dueThisWeek', 'open', 'done', 'total'] as const
  const headers = {
    overdue: sayTask('overdue'),
    dueThisWeek: sayTask('due_this_week'),
    open: sayTask('open'),
    done: sayTask('done'),
    total: sayTask('total'),
  }
  const change = (name: (typeof names)[number]) => {
    const by = last === null ? 0 : total[name] - last[name]
    return `${headers[name]} ${by > 0 ? '+' : ''}${by}`
  }
  return (
    <section className="panel" aria-labelledby="figures">
      <h2 id="figures">{say('figures')}</h2>
      <Notice tone="plain">
        <p>
          {sayTask('countedAt', { at: sayInstant(bulletin.countedAt, language) })} · {say('change')}
          {language === 'zh' ? '：' : ': '}
          {last === null
            ? say('firstOne')
            : names.map(change).join(language === 'zh' ? '，' : ', ')}
        </p>
      </Notice>
      <DataTable
        caption={sayTask('unit')}
        rows={units}
        keyOf={(row) => row.key}
        staysTable
        columns={[
          {
            key: 'unit',
            header: sayTask('unit'),
            kind: 'head' as const,
            cell: (row: CountedRow) => row.name,
            ...(isWhole && { foot: sayTask('total') }),
          },
          ...names.map((name) => ({
            key: name,
            header: headers[name],
            kind: 'number' as const,
            cell: (row: CountedRow) => row[name],
            ...(isWhole && { foot: total[name] }),
          })),
        ]}
      />
      <h3 className="part-heading">{say('demands')}</h3>
      <ul>
        {bulletin.requirements.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
