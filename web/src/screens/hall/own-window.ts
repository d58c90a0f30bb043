import type { WindowRow } from '@huiyin/contract/org'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { windowsQuery } from '../../api/hall.ts'
import { sessionQuery } from '../../api/session.ts'

/** Where somebody sits, remembered in this browser alone. */
const windowKey = 'huiyin-hall-window'

/** The windows of the own region, those of the own unit first, and the one somebody sits at. */
export function useOwnWindow() {
  const { data: session } = useQuery(sessionQuery)
  const { data } = useQuery(windowsQuery)
  const [chosen, setChosen] = useState(() => localStorage.getItem(windowKey) ?? '')
  const units = new Set(session?.posts.map(({ unitCode }) => unitCode))
  const windows = (data?.rows ?? []).filter(({ regionCode }) => regionCode === session?.regionCode)
  const isOwn = ({ unitCode }: WindowRow) => units.has(unitCode)
  const inOrder = [...windows.filter(isOwn), ...windows.filter((window) => !isOwn(window))]
  const current = inOrder.find(({ code }) => code === chosen) ?? inOrder[0]
  return {
    windows: inOrder,
    current,
    regionCode: session?.regionCode ?? '',
    choose(code: string) {
      localStorage.setItem(windowKey, code)
      setChosen(code)
    },
  }
}
