import { createHash } from 'node:crypto'
import { saveStaticCodes, saveTerminal } from '../../src/contexts/reviews/index.ts'
import type { TestDatabase, TestWorld } from '../harness/index.ts'
import { county, type Town, township } from '../harness/town.ts'
import type { Known } from './fill.ts'

/** What a person told us in confidence; no answer to a stranger may repeat it. */
export const planted = ['欧阳保密', '19900008888', '老槐树下第三家'] as const

const terminalKey = 'terminal-key-of-the-fuzz'
const matters = 6

/** Settles enough of a life that most addresses have something to show; @returns what leads there. */
export async function settleLife(
  town: Town,
  { db, world }: { readonly db: TestDatabase; readonly world: TestWorld },
): Promise<Record<string, string[]>> {
  await db.transaction(county, async (tx) => {
    await saveStaticCodes(
      tx,
      [{ code: 'CODE1', target: 'unit', unitCode: 'police', windowCode: null, itemCode: null }],
      world.now(),
    )
    const keyHash = createHash('sha256').update(terminalKey).digest()
    await saveTerminal(tx, {
      id: world.newId(),
      windowCode: 'W01',
      keyHash,
      createdAt: world.now(),
    })
  })
  const [name, phone, text] = planted
  const numbers: string[] = []
  const receiptCodes: string[] = []
  for (let index = 0; index < matters; index += 1) {
    const token = await town.serviceEnd({ windowCode: 'W01', applicant: { name, phone } })
    const { body } = await town.review({
      token,
      grade: 'dissatisfied',
      tags: ['209'],
      text,
      allowsContact: true,
      phone,
    })
    numbers.push(body.rectification.number, body.number)
    receiptCodes.push(body.receiptCode)
  }
  const first = numbers[0] ?? ''
  const page = await town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${first}` })
  const letters: string[] = page.body.letters.map((letter: { id: string }) => letter.id)
  return {
    number: numbers,
    receiptCode: receiptCodes,
    letter: [...letters, ...letters.map((id) => `${id}.docx`)],
    id: letters,
    token: [await town.serviceEnd()],
    key: [terminalKey],
    code: ['CODE1', '123456'],
    regionCode: [county, township],
    unitCode: ['police', 'tax', 'oversight', 'town-hall'],
    itemCode: ['id-card', 'licence', 'invoice'],
    windowCode: ['W01'],
    staffCode: ['lin', 'zhao', 'nobody'],
    postCode: ['lin', 'ma'],
    projectNo: ['甲-1', '甲-2', '甲-3'],
    endedAt: ['2026-11-20T09:00:00+08:00', '2026-11-19T01:00:00Z'],
    start: ['2026-11-20T16:00:00+08:00', '2026-11-20'],
    amount: ['5', '0.5'],
    groupBy: ['unit', 'item', 'channel'],
    loginName: ['nobody', 'victim'],
    unit: ['police', 'working_day'],
    tags: ['209', '101', '401'],
    act: ['assign', 'contact', 'judge', 'follow_up', 'check', 'breach', 'urge', 'nonsense'],
    phone: ['19911112222', '13900000000'],
    q: ['老槐', '身份', '13900000000', '豫A'],
  }
}

/** Addresses of one-use things wear out: a new service to be reviewed in every round. */
export async function refresh(town: Town, known: Record<string, string[]>): Promise<Known> {
  const token = await town.serviceEnd({ windowCode: 'W01' })
  known.token = [...(known.token ?? []).slice(-3), token]
  return known
}
