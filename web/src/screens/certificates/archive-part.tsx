import type { ArchiveFile } from '@huiyin/contract/certificates'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'

/** 归档: what is kept of the application, each with its hash, so that it can be compared later. */
export function ArchivePart({ archive }: { readonly archive: ArchiveFile | null }) {
  const say = useWords(certificateScreenWords)
  return (
    <section className="panel" aria-labelledby="archive">
      <h2 id="archive">{say('archive')}</h2>
      {archive === null ? (
        <p className="soft">{say('archiveNone')}</p>
      ) : (
        <Filed archive={archive} />
      )}
    </section>
  )
}

function Filed({ archive }: { readonly archive: ArchiveFile }) {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  const { number, keepYears, documents } = archive
  const at = sayInstant(archive.archivedAt, language)
  return (
    <>
      <p>
        {keepYears === null
          ? say('archiveForEver', { number, at })
          : say('archiveLead', { number, at, years: keepYears })}
      </p>
      <DataTable
        caption={say('archive')}
        rows={documents}
        keyOf={({ kind, name, sha256 }) => `${kind} ${name} ${sha256}`}
        columns={[
          {
            key: 'name',
            header: say('document'),
            kind: 'head',
            cell: ({ name }) => <span className="breaking">{name}</span>,
          },
          { key: 'kind', header: say('kind'), kind: 'narrow', cell: ({ kind }) => say(kind) },
          {
            key: 'hash',
            header: say('hash'),
            cell: ({ sha256 }) => <span className="soft certificate-hash">{sha256}</span>,
          },
        ]}
      />
    </>
  )
}
