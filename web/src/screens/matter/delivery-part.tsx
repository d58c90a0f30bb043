import { deliveryWayWords, deliveryWords } from '@huiyin/contract/delivery.words'
import { useQuery } from '@tanstack/react-query'
import { deliveryQuery } from '../../api/applications.ts'
import { sessionQuery } from '../../api/session.ts'
import { useWords } from '../../app/words.ts'

/** Where the result is brought, for who brings it; asked for only while that is to be done. */
export function DeliveryPart({ number }: { readonly number: string }) {
  const { data: session } = useQuery(sessionQuery)
  const delivers = session?.posts.some(({ role }) => role === 'handler' || role === 'unit_leader')
  return delivers === true ? <Wanted number={number} /> : null
}

function Wanted({ number }: { readonly number: string }) {
  const say = useWords(deliveryWords)
  const sayWay = useWords(deliveryWayWords)
  const { data } = useQuery(deliveryQuery(number))
  if (data === undefined || (data.way !== 'post' && data.way !== 'door')) return null
  const { way, address } = data
  return (
    <section className="panel" aria-labelledby="delivery">
      <h2 id="delivery">{sayWay(way)}</h2>
      <p>{address ?? say('noAddress')}</p>
      {address !== null && <p className="soft">{say('addressNote')}</p>}
    </section>
  )
}
