import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { hintsQuery } from '../api/session.ts'
import { machineQuery } from '../api/systems.ts'
import { useOnline } from './use-media.ts'
import { useDeskWords } from './words.ts'

/** What everybody at the desk has to know wherever they are, above the top bar. */
export function Banners({ roles }: { readonly roles: readonly string[] }) {
  const say = useDeskWords()
  const { data: hints } = useQuery(hintsQuery)
  const isOnline = useOnline()
  const queryClient = useQueryClient()
  useEffect(() => {
    if (isOnline) queryClient.invalidateQueries()
  }, [isOnline, queryClient])

  return (
    <>
      {hints?.demo && <p className="banner banner-demo">{say('demo')}</p>}
      <div role="status">
        {!isOnline && <p className="banner banner-urgent">{say('offlineBanner')}</p>}
        {roles.includes('system_admin') && <MachineBanners />}
      </div>
    </>
  )
}

const gib = 1024 ** 3

/** What whoever keeps the machine has to mend, with the way to do it. */
function MachineBanners() {
  const say = useDeskWords()
  const { data: machine } = useQuery(machineQuery)
  return machine?.warnings.map((warning) => (
    <p key={warning} className="banner banner-urgent">
      {say(warning, {
        free: (machine.diskFreeBytes / gib).toFixed(1),
        size: (machine.diskBytes / gib).toFixed(1),
        seconds: Math.round(Math.abs(machine.clockAheadSeconds)),
      })}
    </p>
  ))
}
