import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Known } from '@huiyin/contract/certificate-check'
import { localDayOf } from '@huiyin/contract/time'
import jsqr from 'jsqr'
import { sql } from '../../src/platform/db/sql.ts'
import { verifyWith } from '../../src/platform/signing/index.ts'
import { toolsOf } from './apply-desk.ts'
import { accepted } from './bad-review.ts'
import { itemContent, itemMaterial } from './item-content.ts'
import { publishItem } from './published-items.ts'
import { type Answer, county, type Person, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

const days = (amount: number) => ({ amount, unit: 'working_day' as const })

/** 临时包车: decided by the police in one step, a certificate for a year. */
const charterPermit: ItemContent = itemContent({
  identity: { ...itemContent().identity, name: '临时包车许可' },
  promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(2) },
  questions: [],
  handling: {
    steps: [
      { id: 'decide', name: '决定', kind: 'decide', unit: 'police', limit: days(2), after: [] },
    ],
    materials: [itemMaterial({ usedBy: ['decide'] })],
    specialProcedures: [],
    decisions: [],
    results: [
      {
        id: 'permit',
        name: '临时包车证',
        kind: 'certificate',
        step: 'decide',
        typeCode: '11100000000013338W011',
        validMonths: 12,
      },
    ],
  },
})

/** A certificate that was issued: of which application, under which number. */
export interface Issued {
  readonly application: string
  readonly certificate: string
}

/** Takes an application for a permit up to its grant. */
async function granted(
  town: Town,
  { act, until }: ReturnType<typeof toolsOf>,
  name: string,
): Promise<string> {
  const { house } = town.app
  const applicant = { kind: 'person', name, phone: '19900000001', idNumber: '11010519491231002X' }
  const payload = {
    regionCode: county,
    itemCode: 'charter',
    applicant,
    materials: ['application'],
  }
  const { body } = await accepted(
    town.ask('wu', { method: 'POST', url: '/api/v1/applications', payload }),
    201,
  )
  await act('lin', body.number, 'accept')
  const step = await until(async () => {
    const joint = await accepted(
      town.ask('zhao', { method: 'GET', url: `/api/v1/work/applications/${body.number}` }),
    )
    return joint.body.steps[0].number as string | null
  })
  await act('lin', step, 'pass', { opinion: '符合条件' })
  await until(async () => {
    const matter = await house.matters.find(county, body.number)
    return matter?.state === 'issuing' ? matter : null
  })
  return body.number
}

/** People of the police who take applications for a permit and issue it. */
export async function certificateDesk(town: Town, world: TestWorld) {
  const { house } = town.app
  const tools = toolsOf(town)
  const { act, until } = tools
  const page = async (number: string) =>
    (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` })))
      .body
  await publishItem(town, world, 'charter', charterPermit)
  let last: Issued | undefined

  return {
    ...tools,
    page,
    /** A permit of a person, from the application to the certificate. */
    async issued(name: string): Promise<Issued> {
      const application = await granted(town, tools, name)
      await act('lin', application, 'issue')
      const matter = await house.matters.find(county, application)
      const certificate = await until(async () => {
        const [made] = await house.certificates.certificatesOf(county, [matter?.id ?? ''])
        return made?.number ?? null
      })
      last = { application, certificate }
      return last
    },
    /** Has a certificate revoked by two people today. */
    async taken(certificate: string): Promise<void> {
      const { body } = await accepted(
        town.ask('lin', {
          method: 'POST',
          url: `/api/v1/work/certificates/${certificate}/changes`,
          payload: {
            kind: 'revoke',
            ground: '提供虚假材料（行政许可法第六十九条）',
            heard: '已告知并听取陈述申辩',
            effectiveOn: localDayOf(world.now()),
          },
        }),
        201,
      )
      await act('zhao', body.number, 'confirm')
    },
    paper: (who: Person, number: string): Promise<Answer> =>
      town.ask(who, { method: 'GET', url: `/api/v1/work/certificates/${number}/paper` }),
    /** Delivers what was issued last; the letters of its application. */
    async delivered(): Promise<unknown> {
      const { application = '' } = last ?? {}
      await act('lin', application, 'deliver', { way: 'post', tracking: 'EMS 演示 1' })
      const letters: { id: string }[] = (await page(application)).letters
      const bodies = letters.map(({ id }) =>
        town.ask('zhao', { method: 'GET', url: `/api/v1/letters/${id}` }),
      )
      return (await Promise.all(bodies)).map(({ body }) => body)
    },
    looksAt: (number: string) => looksAt(town, number),
  }
}

/** Purposes of the looks at the holder of a certificate, oldest first. */
async function looksAt(town: Town, number: string): Promise<string[]> {
  const rows = await town.app.house.db.query(sql<{ purpose: string }>`
    select purpose
    from kernel.contact_view as seen
    join certificates.certificate as certificate
      on certificate.region_code = seen.region_code
      and certificate.citizen_id = seen.citizen_id
    where certificate.region_code = ${county}
      and certificate.number = ${number}
    order by seen.seen_at, seen.id`)
  return rows.map(({ purpose }) => purpose)
}

/** What somebody knows who fetched keys and lists, and is offline from then on. */
export async function carriedFrom(town: Town, world: TestWorld): Promise<Known> {
  const get = async (url: string) =>
    (await accepted(town.ask('citizen', { method: 'GET', url }))).body
  const { keys, statusLists } = await get('/.well-known/huiyin-keys.json')
  const lists = await Promise.all(
    statusLists.map((name: string) => get(`/.well-known/huiyin-status/${name}.json`)),
  )
  return { keys, lists: lists.map(({ signed }) => signed), now: world.now(), verify: verifyWith }
}

const bar = /M(\d+) (\d+)h(\d+)v1h-\d+z/g
const pixels = 4

/** What a camera reads of the QR code of a page, by a decoder that is not our encoder's. */
export function scanned(markup: string): string {
  const [, side = '0', path = ''] =
    /viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]+)"/.exec(markup) ?? []
  const width = Number(side) * pixels
  const image = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(bar)) {
    for (let row = Number(y) * pixels; row < (Number(y) + 1) * pixels; row++) {
      const from = row * width + Number(x) * pixels
      for (let at = from; at < from + Number(length) * pixels; at++) {
        image.fill(0, at * 4, at * 4 + 3)
      }
    }
  }
  return decoderOf(jsqr)(image, width, width)?.data ?? ''
}

type Decoder = typeof import('jsqr').default

/** The package is CommonJS with a default inside. */
function decoderOf(module: unknown): Decoder {
  const inner = (module as { readonly default?: Decoder }).default
  return inner ?? (module as Decoder)
}
