import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { useQuery } from '@tanstack/react-query'
import { certificatesOfQuery } from '../../api/certificates.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { ArchivePart } from '../certificates/archive-part.tsx'
import { CertificateTable } from '../certificates/certificate-table.tsx'
import '../certificates/certificates.css'

/** The certificates an application ended with and its file, or the one a change is about. */
export function CertificatesPart({ number }: { readonly number: string }) {
  const say = useWords(certificateScreenWords)
  const sayDesk = useDeskWords()
  const { data } = useQuery(certificatesOfQuery(number))
  if (data === undefined || data.certificates.length === 0) return null
  return (
    <>
      <section className="panel" aria-labelledby="certificates">
        <h2 id="certificates">{say('certificate')}</h2>
        <CertificateTable caption={sayDesk('certificates')} rows={data.certificates} />
      </section>
      {data.archive !== null && <ArchivePart archive={data.archive} />}
    </>
  )
}
