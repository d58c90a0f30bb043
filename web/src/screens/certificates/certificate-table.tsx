import type { DeskCertificate } from '@huiyin/contract/certificates'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { Link } from '@tanstack/react-router'
import { useUnitNames } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { officialLanguage } from '../../parts/official-language.ts'
import { Validity, VerdictTag } from './verdict-tag.tsx'

interface CertificateTableProps {
  readonly caption: string
  readonly rows: readonly DeskCertificate[]
}

/** Certificates with their state, each leading to its own page. */
export function CertificateTable({ caption, rows }: CertificateTableProps) {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  const unitName = useUnitNames()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      keyOf={({ number }) => number}
      columns={[
        {
          key: 'certificate',
          header: say('certificate'),
          kind: 'head',
          cell: ({ number, name, version }) => (
            <>
              <Link to="/certificates/$number" params={{ number }}>
                <span lang={officialLanguage}>{name}</span>
              </Link>
              {version > 1 && <span className="soft"> {say('versionOf', { n: version })}</span>}
              <span className="soft figure certificate-number">{number}</span>
            </>
          ),
        },
        { key: 'holder', header: say('holder'), cell: ({ holderMasked }) => holderMasked },
        { key: 'unit', header: say('issuer'), cell: ({ unitCode }) => unitName(unitCode) },
        {
          key: 'issued',
          header: say('issued'),
          kind: 'narrow',
          cell: ({ issuedAt }) => sayDay(issuedAt.slice(0, 10), language),
        },
        { key: 'validity', header: say('validity'), cell: (row) => <Validity {...row} /> },
        {
          key: 'state',
          header: say('state'),
          kind: 'narrow',
          cell: ({ state, stateSince }) => (
            <div>
              <VerdictTag state={state} />
              {stateSince !== null && (
                <span className="soft certificate-number">
                  {say('since', { day: sayDay(stateSince, language) })}
                </span>
              )}
            </div>
          ),
        },
      ]}
    />
  )
}
