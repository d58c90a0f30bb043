import { hallWords } from '@huiyin/contract/desk-hall.words'
import type { HallFigures } from '@huiyin/contract/hall-figures'
import { orderCheckWayWords } from '@huiyin/contract/hall-orders'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'

type Row = HallFigures['hotlineOrders'][number]

/** 热线预约: what was promised and kept, and how the people were asked, each way for itself. */
export function HotlineOrders({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords(hallWords)
  const { language } = usePreferences()
  const count = (key: keyof Row, header: string): Column<Row> => ({
    key,
    header,
    kind: 'number',
    cell: (row) => row[key],
  })
  return (
    <section className="part" aria-labelledby="hall-hotline-orders">
      <h2 id="hall-hotline-orders">{say('hotlineOrders')}</h2>
      <p className="soft">{say('hotlineOrdersNote')}</p>
      <DataTable
        caption={say('hotlineOrders')}
        rows={rows}
        keyOf={({ hotline }) => hotline}
        columns={[
          { key: 'hotline', header: say('line'), kind: 'head', cell: ({ hotline }) => hotline },
          count('asked', say('ordersAsked')),
          count('calledBackInTime', say('calledBackInTime')),
          count('servedOnDay', say('servedOnDay')),
          count('fieldVisits', orderCheckWayWords.field_visit[language]),
          count('phoneVisits', orderCheckWayWords.phone_visit[language]),
          count('entrusted', orderCheckWayWords.entrusted[language]),
          count('notReached', say('notReached')),
          count('saidDoneOnDay', say('saidDoneOnDay')),
          count('satisfied', say('satisfied')),
        ]}
      />
    </section>
  )
}
