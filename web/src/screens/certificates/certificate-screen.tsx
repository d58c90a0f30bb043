import type { CertificateRecord } from '@huiyin/contract/certificates'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { certificateQuery, paperPath } from '../../api/certificates.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import { ArchivePart } from './archive-part.tsx'
import { CertificateTable } from './certificate-table.tsx'
import { ChangesPart } from './changes-part.tsx'
import { ProposeDialog } from './propose-dialog.tsx'
import { Validity, VerdictTag } from './verdict-tag.tsx'
import './certificates.css'

const route = getRouteApi('/frame/certificates/$number')

/** One certificate: its state and what may be done first, then what it says, its history, its file. */
export function CertificateScreen() {
  const sayDesk = useDeskWords()
  const { number } = route.useParams()
  const query = useQuery(certificateQuery(number))
  const certificate = query.data?.certificate
  return (
    <Page
      title={certificate?.name ?? number}
      above={
        <div className="row row-apart">
          <span className="figure soft breaking">{number}</span>
          <Link to="/certificates" className="no-print">
            {sayDesk('certificates')}
          </Link>
        </div>
      }
      beside={certificate && <VerdictTag state={certificate.state} />}
    >
      <Answer query={query} lines={10}>
        {(record) => <Parts key={number} record={record} />}
      </Answer>
    </Page>
  )
}

function Parts({ record }: { readonly record: CertificateRecord }) {
  const say = useWords(certificateScreenWords)
  const { versions, changes, archive } = record
  return (
    <>
      <FactsPart record={record} />
      <ChangesPart changes={changes} />
      {versions.length > 1 && (
        <section className="panel" aria-labelledby="versions">
          <h2 id="versions">{say('versions')}</h2>
          <CertificateTable caption={say('versions')} rows={versions} />
        </section>
      )}
      <ArchivePart archive={archive} />
    </>
  )
}

function FactsPart({ record }: { readonly record: CertificateRecord }) {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  const { certificate, conditions } = record
  const { matterNumber } = certificate
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    [say('holder'), certificate.holderMasked],
    [say('item'), <span lang={officialLanguage}>{certificate.itemName}</span>],
    [say('issuer'), certificate.issuerName],
    [say('validity'), <Validity {...certificate} />],
    [say('issued'), sayInstant(certificate.issuedAt, language)],
    [say('version'), String(certificate.version)],
    [say('conditions'), conditions],
    [
      say('application'),
      <Link to="/matters/$number" params={{ number: matterNumber }}>
        {matterNumber}
      </Link>,
    ],
  ]
  return (
    <section className="panel">
      <ActsPart record={record} />
      <dl className="facts">
        {facts.map(
          ([label, value]) =>
            value !== null && (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

/** Printing, looking as the public does, and proposing what shall become of it. */
function ActsPart({ record }: { readonly record: CertificateRecord }) {
  const say = useWords(certificateScreenWords)
  const sayDesk = useDeskWords()
  const [isProposing, setProposing] = useState(false)
  const [proposed, setProposed] = useState<string>()
  const { certificate, changes, mayPropose, verifyUrl } = record
  const { number } = certificate
  const open = changes.find(({ outcome }) => outcome === null)
  return (
    <>
      {open !== undefined && (
        <Notice
          tone={proposed === undefined ? 'attention' : 'done'}
          isUrgent={proposed !== undefined}
        >
          <p>
            {say('proposedDone')}{' '}
            <Link to="/matters/$number" params={{ number: open.number }}>
              {say('toChange', { number: open.number })}
            </Link>
          </p>
        </Notice>
      )}
      <div className="row certificate-acts no-print">
        {mayPropose && (
          <Button type="primary" onClick={() => setProposing(true)}>
            {say('propose')}
          </Button>
        )}
        <a className="plain-button" href={paperPath(number)} target="_blank" rel="noopener">
          {say('paper')}
          <span className="only-heard">{sayDesk('opensTab')}</span>
        </a>
        <a className="plain-button" href={verifyUrl} target="_blank" rel="noopener">
          {say('publicPage')}
          <span className="only-heard">{sayDesk('opensTab')}</span>
        </a>
      </div>
      <p className="soft no-print">{say('paperNote')}</p>
      {isProposing && (
        <ProposeDialog
          certificate={certificate}
          onDone={(change) => {
            setProposing(false)
            setProposed(change)
          }}
          onClose={() => setProposing(false)}
        />
      )}
    </>
  )
}
