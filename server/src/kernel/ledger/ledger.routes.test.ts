import { pino } from 'pino'
import { expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { createHttp, loopbackLimits } from '../../platform/http/index.ts'
import { addLedgerRoutes, ledgerPolicy, openLedger } from './index.ts'
import { anEntry, county } from './testing.ts'

const db = await testDatabase()

test('anybody can fetch the roots of the closed days, page by page, and keep them', async () => {
  const world = testWorld('2026-11-17T10:00:00+08:00')
  const ledger = openLedger({ db, world })
  for (const day of ['17', '18', '19']) {
    world.set(`2026-11-${day}T10:00:00+08:00`)
    await db.transaction(county, (tx) => ledger.append(tx, [anEntry()]))
  }
  world.set('2026-11-20T10:00:00+08:00')
  const roots = await ledger.closeDays(county, world.now())
  const http = await createHttp({
    config: { publicUrl: undefined, trustedProxies: [], limits: loopbackLimits },
    log: pino({ level: 'silent' }),
    world,
    db,
    doorkeeper: { identify: () => 'anonymous', admit: () => {} },
    secret: Buffer.alloc(32, 1),
  })
  http.registerPolicy(ledgerPolicy)
  addLedgerRoutes(http, { ledger })
  await http.ready()

  const path = `/api/v1/ledger/roots?regionCode=${county}&limit=2`
  const first = (await http.inject(path)).json()
  const rest = (await http.inject(`${path}&cursor=${first.nextCursor}`)).json()

  expect([...first.rows, ...rest.rows]).toEqual(
    roots.map((root) => ({ ...root, closedAt: '2026-11-20T10:00:00+08:00' })),
  )
  expect(rest.nextCursor).toBeNull()
  await http.close()
})
