import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { WorkMatter } from '@huiyin/contract/matter'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { sessionQuery } from '../../api/session.ts'
import { matterQuery } from '../../api/work.ts'
import { workPlace } from '../../app/menu.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { DueTag, StatusTag } from '../../parts/tags.tsx'
import { AutomaticPart } from './automatic-part.tsx'
import { CertificatesPart } from './certificates-part.tsx'
import { ClocksPart } from './clocks-part.tsx'
import { ContactPart } from './contact-part.tsx'
import { DeliveryPart } from './delivery-part.tsx'
import { DocumentsPart } from './documents-part.tsx'
import { FactsPart } from './facts-part.tsx'
import { JointPart } from './joint-part.tsx'
import { NextActs } from './next-acts.tsx'
import { OutsidePart } from './outside-part.tsx'
import { RoutingPart } from './routing-part.tsx'
import { TimelinePart } from './timeline-part.tsx'
import { TrustPart } from './trust-part.tsx'
import './matter.css'

const route = getRouteApi('/frame/matters/$number')

/** What ends with certificates, and what becomes of them. */
const withCertificates = ['application', 'certificate_change']

export function MatterScreen() {
  const { number } = route.useParams()
  return <MatterPage key={number} number={number} />
}

/** Everything to decide the next step of a matter: state, date and acts first, then what it rests on. */
function MatterPage({ number }: { readonly number: string }) {
  const query = useQuery(matterQuery(number))
  const row = query.data?.row
  return (
    <Page
      title={row?.title ?? number}
      above={<Above number={number} kind={row?.kindLabel} />}
      beside={
        row && (
          <>
            <StatusTag stage={row.stage} label={row.stateLabel} />
            <DueTag light={row.light} words={row.dueWords} dueAt={row.nextDueAt} />
          </>
        )
      }
    >
      <Answer query={query} lines={10}>
        {(matter) => <Parts matter={matter} />}
      </Answer>
    </Page>
  )
}

function Above({ number, kind }: { readonly number: string; readonly kind: string | undefined }) {
  const say = useWords(matterWords)
  const { data: session } = useQuery(sessionQuery)
  return (
    <div className="row row-apart matter-above">
      <span className="figure soft">
        {number}
        {kind !== undefined && ` · ${kind}`}
      </span>
      <Link to={workPlace(session?.posts ?? [])} className="no-print">
        {say('backToList')}
      </Link>
    </div>
  )
}

function Parts({ matter }: { readonly matter: WorkMatter }) {
  const say = useWords(matterWords)
  // A problem of a ledger was reported by nobody, and shows nothing to whoever knows its number.
  const hasReporter = matter.row.kind !== 'task'
  return (
    <div className="matter">
      <div className="matter-main">
        {matter.notices.map((notice) => (
          <Notice key={notice} tone="attention">
            <p>{notice}</p>
          </Notice>
        ))}
        <NextActs matter={matter} />
        {matter.row.kind === 'application' && <JointPart number={matter.row.number} />}
        {matter.row.kind === 'application' && <AutomaticPart number={matter.row.number} />}
        <FactsPart matter={matter} />
        {matter.row.kind === 'city_case' && <RoutingPart number={matter.row.number} />}
        {matter.row.state === 'delivering' && <DeliveryPart number={matter.row.number} />}
        {matter.row.kind === 'application' && <TrustPart number={matter.row.number} />}
        {withCertificates.includes(matter.row.kind) && (
          <CertificatesPart number={matter.row.number} />
        )}
        {hasReporter && <ContactPart matter={matter} />}
        <DocumentsPart matter={matter} />
        <OutsidePart number={matter.row.number} />
      </div>
      <div className="matter-side">
        <ClocksPart clocks={matter.clocks} />
        <TimelinePart lines={matter.timeline} />
        {hasReporter && (
          <p className="matter-public no-print">
            <a
              href={`/m/${encodeURIComponent(matter.row.number)}`}
              target="_blank"
              rel="noreferrer"
            >
              {say('publicPage')}
            </a>
          </p>
        )}
      </div>
    </div>
  )
}
