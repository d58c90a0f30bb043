import { accountWords } from '@huiyin/contract/desk-access.words'
import type { AbsenceReason, AbsenceRow } from '@huiyin/contract/org'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { absencesQuery, revokeAbsence } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayDay } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Who is away when, who stands in, and a way to take it back. */
export function AbsenceLines({ rows }: { readonly rows: readonly AbsenceRow[] }) {
  const say = useWords(accountWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const revoking = useMutation({
    mutationFn: revokeAbsence,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: absencesQuery.queryKey }),
  })
  if (rows.length === 0) return <p>{say('absenceNone')}</p>
  return (
    <>
      {revoking.error !== null && <ProblemNotice error={revoking.error} />}
      <ul className="letters">
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              <strong>{row.absentName}</strong>{' '}
              {row.reason in accountWords && say(row.reason as AbsenceReason)}{' '}
              {sayDay(row.validFrom, language)} – {sayDay(row.validTo, language)}
              <div className="soft">
                {say('absenceDeputy')}: {row.deputyName ?? say('absenceNobody')}
              </div>
            </div>
            <Button
              aria-label={say('absenceOf', { name: row.absentName })}
              onClick={() => revoking.mutate(row.id)}
            >
              {say('absenceRevoke')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
