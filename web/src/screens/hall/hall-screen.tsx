import { hallWords } from '@huiyin/contract/desk-hall.words'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { type HallTab, hallTabs } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Page } from '../../parts/page.tsx'
import { AfterHoursPart } from './after-hours-part.tsx'
import { FiguresPart } from './figures-part.tsx'
import { GuidancesPart } from './guidances-part.tsx'
import { HelpPart } from './help-part.tsx'
import { OrdersPart } from './orders-part.tsx'
import { SlotsPart } from './slots-part.tsx'
import { TodayPart } from './today-part.tsx'
import './hall.css'

const route = getRouteApi('/frame/hall')

const parts: Readonly<Record<HallTab, () => ReactNode>> = {
  today: TodayPart,
  orders: OrdersPart,
  guides: GuidancesPart,
  help: HelpPart,
  slots: SlotsPart,
  late: AfterHoursPart,
  figures: FiguresPart,
}

/** The hall: who waits, what was ordered, who is guided and helped, and what it all came to. */
export function HallScreen() {
  const say = useWords(hallWords)
  const sayDesk = useDeskWords()
  const { tab = 'today' } = route.useSearch()
  const Part = parts[tab]
  const tabs = useRef<HTMLElement>(null)
  // On a phone the tabs are wider than the screen: where one is has to be seen.
  useEffect(() => {
    const current = tabs.current?.querySelector(`[data-tab="${tab}"]`)
    current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [tab])
  return (
    <Page title={sayDesk('hall')} lead={say('lead')}>
      <nav ref={tabs} className="tabs" aria-label={say('tabs')} data-leads>
        {hallTabs.map((each) => (
          <Link
            key={each}
            to="/hall"
            search={{ tab: each }}
            data-tab={each}
            activeProps={{}}
            aria-current={each === tab ? 'page' : undefined}
          >
            {say(each)}
          </Link>
        ))}
      </nav>
      <div className="hall-part">
        <Part />
      </div>
    </Page>
  )
}
