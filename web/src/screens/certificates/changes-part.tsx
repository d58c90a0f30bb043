import type { CertificateChangeLine } from '@huiyin/contract/certificates'
import { certificateChangeWords, changeOutcomeWords } from '@huiyin/contract/certificates.words'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, shortInstant } from '../../parts/dates.ts'

/** What was ever proposed for a certificate, by whom it waits and what came of it. */
export function ChangesPart({ changes }: { readonly changes: readonly CertificateChangeLine[] }) {
  const say = useWords(certificateScreenWords)
  return (
    <section className="panel" aria-labelledby="changes">
      <h2 id="changes">{say('changes')}</h2>
      {changes.length === 0 ? (
        <p className="soft">{say('changesNone')}</p>
      ) : (
        <ChangeTable changes={changes} />
      )}
    </section>
  )
}

function ChangeTable({ changes }: { readonly changes: readonly CertificateChangeLine[] }) {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  return (
    <DataTable
      caption={say('changes')}
      rows={changes}
      keyOf={({ number }) => number}
      columns={[
        {
          key: 'change',
          header: say('change'),
          kind: 'head',
          cell: ({ number, kind, version }) => (
            <>
              <Link to="/matters/$number" params={{ number }}>
                {certificateChangeWords[kind][language]}
              </Link>{' '}
              <span className="soft">{say('versionOf', { n: version })}</span>
              <span className="soft figure certificate-number">{number}</span>
            </>
          ),
        },
        {
          key: 'ground',
          header: say('ground'),
          cell: ({ ground, heard }) => (
            <div>
              {ground}
              {heard !== null && (
                <span className="soft certificate-number">
                  {say('heard')}: {heard}
                </span>
              )}
            </div>
          ),
        },
        {
          key: 'proposed',
          header: say('proposed'),
          kind: 'narrow',
          cell: ({ proposedAt }) => <span className="figure">{shortInstant(proposedAt)}</span>,
        },
        {
          key: 'effective',
          header: say('effective'),
          kind: 'narrow',
          cell: ({ effectiveOn }) => sayDay(effectiveOn, language),
        },
        {
          key: 'state',
          header: say('state'),
          kind: 'narrow',
          cell: (line) => <OutcomeTag line={line} />,
        },
      ]}
    />
  )
}

const tones = { open: 'amber', confirmed: 'blue', applied: 'green', returned: 'grey' } as const

function OutcomeTag({ line }: { readonly line: CertificateChangeLine }) {
  const { language } = usePreferences()
  const outcome = line.appliedAt === null ? (line.outcome ?? 'open') : 'applied'
  return (
    <span className={`tag tag-${tones[outcome]}`}>{changeOutcomeWords[outcome][language]}</span>
  )
}
