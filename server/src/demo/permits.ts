import assert from 'node:assert/strict'
import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { submitApplication } from '../contexts/applications/index.ts'
import { proposeChange } from '../contexts/certificates/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import type { Cast, PlayedUnit } from './organisation.ts'
import { county } from './places.data.ts'

/** The item of the story: one paper may be owed, for another a promise may stand in. */
const itemName = '农药经营许可'
const papers = { owed: 'staff', promised: 'lease', others: ['form', 'system'] } as const

/** What happens so many days before now. */
const acts = { begin: 30, goOn: 24, end: 5 } as const

/** Rounds in which steps follow each other, at most. */
const roundsMax = 12

/** Permits of the county: promises kept, broken and false, certificates changed and withdrawn. */
export interface Permits {
  /** Lives a day, if something happens on it. */
  live(day: LocalDay, today: LocalDay): Promise<void>
}

/** Opens the story, at the unit that answers for the item. */
export async function openPermits(house: House, cast: Cast): Promise<Permits> {
  const item = (await house.catalog.items(county)).find(({ name }) => name === itemName)
  const unit = cast.units.find(
    ({ regionCode, code }) => regionCode === county && code === item?.unitCode,
  )
  assert(item !== undefined && unit !== undefined, `the demo has ${itemName} and its unit`)
  const play: Play = { house, cast, unit, itemCode: item.code, applicants: 0 }
  let kept: string | undefined
  let changed: string | undefined
  return {
    async live(day, today) {
      if (day === addDays(today, -acts.begin)) {
        changed = await granted(play)
        kept = await withGap(play, 3)
        await withGap(play, 2)
      }
      if (day === addDays(today, -acts.goOn)) {
        if (kept !== undefined) {
          await act(play, unit.handler, kept, 'bring_owed_at_window', { materials: papers.owed })
        }
        if (changed !== undefined) await changeCertificate(play, changed)
      }
      if (day === addDays(today, -acts.end)) {
        await findFalse(play, await granted(play))
        await goFirst(play, await withGap(play, 9))
        await granted(play)
      }
    },
  }
}

interface Play {
  readonly house: House
  readonly cast: Cast
  readonly unit: PlayedUnit
  readonly itemCode: string
  /** How many have applied; each gets a name of their own. */
  applicants: number
}

async function handIn(
  play: Play,
  materials: readonly string[],
  promised: readonly string[],
): Promise<string> {
  const { house, itemCode } = play
  play.applicants += 1
  const n = play.applicants
  const applicant = { kind: 'person', name: `示例店主${n}`, phone: `1990000020${n}` } as const
  const body = { regionCode: county, itemCode, applicant, materials: [...materials] }
  const given = { body, enteredBy: 'api:demo', staffId: null, promised: [...promised] }
  return (await submitApplication(house.applications, given)).number
}

/** Accepted with a paper owed, which has so many working days. */
async function withGap(play: Play, days: number): Promise<string> {
  const number = await handIn(play, [...papers.others, papers.promised], [])
  const promise = `${days}个工作日内补交专业人员资格证书`
  await act(play, play.unit.handler, number, 'accept_with_gaps', { days, promise })
  return number
}

/** Accepted on a promise, passed by everybody, issued and handed over. */
async function granted(play: Play): Promise<string> {
  const { house, unit } = play
  const number = await handIn(play, [...papers.others, papers.owed], [papers.promised])
  await act(play, unit.handler, number, 'accept', {})
  for (let round = 0; round < roundsMax; round += 1) {
    const matter = await house.matters.find(county, number)
    if (matter === undefined || matter.closedAt !== null) break
    if (matter.state === 'deciding') await act(play, unit.leader, number, 'grant', {})
    else if (matter.state === 'issuing') await act(play, unit.handler, number, 'issue', {})
    else if (matter.state === 'delivering') {
      await act(play, unit.handler, number, 'deliver', { way: 'counter' })
    } else await passSteps(play, matter.id)
  }
  return number
}

async function passSteps(play: Play, applicationId: string): Promise<void> {
  const { house, cast } = play
  for (const related of await house.matters.relatedTo(county, applicationId)) {
    const step = await house.matters.find(county, related.number)
    const isStep = step?.kind === 'approval_step' && step.closedAt === null
    const by = cast.units.find(({ code }) => code === step?.holderUnitCode)
    if (!isStep || by === undefined) continue
    await act(play, by.handler, step.number, 'pass', { opinion: '符合条件。' })
  }
}

async function relatedOf({ house }: Play, number: string, kind: string): Promise<string> {
  const application = await house.matters.find(county, number)
  const related = await house.matters.relatedTo(county, application?.id ?? '')
  for (const one of related) {
    if ((await house.matters.find(county, one.number))?.kind === kind) return one.number
  }
  return assert.fail(`${number} has a ${kind}`)
}

/** The shop has moved: the next version of the certificate, by two people. */
async function changeCertificate(play: Play, number: string): Promise<void> {
  const { house, unit } = play
  const application = await house.matters.find(county, number)
  const [certificate] = await house.certificates.certificatesOf(county, [application?.id ?? ''])
  assert(certificate !== undefined, 'the application has a certificate')
  const change = await proposeChange(house.certificates.parts, unit.handler, certificate.number, {
    kind: 'change',
    ground: '持证人申请变更经营场所（农药经营许可管理办法）',
    effectiveOn: localDayOf(house.world.now()),
    conditions: '经营场所：示例路 8 号',
  })
  await house.ledger.deliverPending(county)
  await act(play, unit.leader, change.number, 'confirm', {})
}

/** What was promised was not so: the licence is withdrawn, by two people again. */
async function findFalse(play: Play, number: string): Promise<void> {
  const [supervisor] = play.cast.supervisors
  assert(supervisor !== undefined, 'the demo has supervisors')
  await act(play, supervisor, await relatedOf(play, number, 'promise_check'), 'find_false', {
    report: '现场核查，房屋租赁合同已于三个月前到期。',
    ground: '行政许可法第六十九条第二款：以欺骗手段取得行政许可',
    consequence: 'withdraw',
    heard: '已告知，申请人陈述已搬迁，未提交证据。',
  })
  const change = await relatedOf(play, number, 'certificate_change')
  await act(play, play.unit.leader, change, 'confirm', {})
}

/** 绿色通道: proposed by one, agreed to by the head. */
async function goFirst(play: Play, number: string): Promise<void> {
  const until = addDays(localDayOf(play.house.world.now()), 20)
  const ground = { ground: 'expiring', until, reason: '原许可证月底到期，门店将停业。' }
  await act(play, play.unit.handler, number, 'propose_fast_lane', ground)
  await act(play, play.unit.leader, number, 'decide_fast_lane', { decision: 'agreed' })
}

async function act(
  { house }: Play,
  acting: StaffActor,
  number: string,
  name: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const matter = await house.matters.find(county, number)
  await house.matters.act({
    regionCode: county,
    number,
    act: name,
    version: matter?.version,
    fields,
    acting,
  })
  await house.ledger.deliverPending(county)
}
