import { checkCertificate } from '@huiyin/contract/certificate-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { carriedFrom, certificateDesk, scanned } from '../harness/certificates.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = await certificateDesk(town, world)
const { house } = town.app

let number = ''
let application = ''

const propose = (who: Person, over: object = {}) =>
  town.ask(who, {
    method: 'POST',
    url: `/api/v1/work/certificates/${number}/changes`,
    payload: {
      kind: 'cancel',
      ground: '持证人申请注销（行政许可法第七十条第四项）',
      effectiveOn: '2026-06-22',
      ...over,
    },
  })
const proposed = async (over: object = {}) => {
  const { body } = await accepted(propose('lin', over), 201)
  await desk.settle()
  return body.number as string
}
const stateOf = async (of = number) =>
  (await accepted(town.ask('citizen', { method: 'GET', url: `/api/v1/certificates/${of}` }))).body
const verdictOf = async (code: string) =>
  (await checkCertificate(code, await carriedFrom(town, world))).verdict
const codeOf = async (of = number) => scanned((await accepted(desk.paper('lin', of))).body)

beforeEach(async () => {
  const issued = await desk.issued('王小明')
  number = issued.certificate
  application = issued.application
})

describe('a certificate is cancelled', () => {
  test('by two people: who proposed it does not confirm it', async () => {
    const change = await proposed()

    expect((await town.act('lin', change, 'confirm')).body.code).toBe('matter/own-work')
    expect((await stateOf()).state).toBe('valid')
    await desk.act('zhao', change, 'confirm')
    expect(await stateOf()).toMatchObject({ state: 'cancelled', stateSince: '2026-06-22' })
  })

  test('with a letter that says why and how to contest it, and with an end offline, too', async () => {
    const code = await codeOf()
    expect(await verdictOf(code)).toBe('valid')
    await desk.act('zhao', await proposed(), 'confirm')

    expect(await verdictOf(code)).toBe('cancelled')
    const shown = await desk.page(
      (
        await house.matters.relatedTo(
          county,
          (await house.matters.find(county, application))?.id ?? '',
        )
      )
        .map((one) => one.number)
        .find((one) => one.startsWith('ZB')) ?? '',
    )
    expect(shown.letters.map(({ kind }: { kind: string }) => kind)).toEqual([
      'certificate_decision',
    ])
    const { body } = await accepted(
      town.ask('lin', { method: 'GET', url: `/api/v1/letters/${shown.letters[0].id}` }),
    )
    for (const said of ['注销行政许可决定书', '行政复议', '未用印无效', '<svg']) {
      expect(body).toContain(said)
    }
    expect((await accepted(desk.paper('lin', number))).body).toContain('已注销')
  })

  test('from its day on, not before', async () => {
    await desk.act('zhao', await proposed({ effectiveOn: '2026-06-24' }), 'confirm')
    expect((await stateOf()).state).toBe('valid')

    world.set('2026-06-24T00:01:00+08:00')
    await house.certificates.applyDueChanges(county)
    expect((await stateOf()).state).toBe('cancelled')
  })

  test('not at all when the second person sends it back', async () => {
    await desk.act('zhao', await proposed({ effectiveOn: '2026-06-30' }), 'send_back', {
      reason: '依据不足',
    })

    expect((await stateOf()).state).toBe('valid')
  })
})

describe('what is refused', () => {
  const today = { effectiveOn: '2026-06-30' }

  test('taking it away unheard, before today, from another unit, twice at once', async () => {
    const codes = async (who: Person, over: object) => (await propose(who, over)).body.code

    expect(await codes('lin', { ...today, kind: 'revoke' })).toBe('certificates/heard-first')
    expect(await codes('lin', { effectiveOn: '2026-06-01' })).toBe('certificates/not-yet')
    expect(await codes('ma', today)).toBe('common/not-permitted')
    await proposed(today)
    expect(await codes('lin', today)).toBe('certificates/being-changed')
  })

  test('changing what no longer holds', async () => {
    const heard = '2026-06-20 告知，持证人未陈述申辩'
    const { effectiveOn } = today
    world.set(`${effectiveOn}T09:00:00+08:00`)
    await desk.act('zhao', await proposed({ kind: 'revoke', heard, effectiveOn }), 'confirm')

    expect((await stateOf()).state).toBe('revoked')
    expect((await propose('lin', today)).body.code).toBe('certificates/not-in-force')
  })
})

describe('a change', () => {
  test('makes a new version that takes the place of the old one, which says so', async () => {
    const before = await codeOf()
    const change = await proposed({
      kind: 'change',
      effectiveOn: '2026-06-30',
      validUntil: '2028-06-21',
      conditions: '限县内线路',
    })
    expect((await stateOf()).state).toBe('changing')
    await desk.act('zhao', change, 'confirm')

    const [next] = await house.certificates.certificatesOf(county, [
      (await house.matters.find(county, application))?.id ?? '',
    ])
    expect(next).toMatchObject({ version: 2, validUntil: '2028-06-21', conditions: '限县内线路' })
    expect((await stateOf()).state).toBe('superseded')
    expect(await verdictOf(before)).toBe('superseded')
    expect(await verdictOf(await codeOf(next?.number))).toBe('valid')
  })
})

test('a delivered application has a file: number, years and every document with its hash', async () => {
  await desk.delivered()
  await desk.settle()
  const { body } = await accepted(
    town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${application}/certificates` }),
  )

  expect(body.archive).toMatchObject({ number: application.replace('BJ', 'DA'), keepYears: 30 })
  const kinds = body.archive.documents.map(({ kind }: { kind: string }) => kind)
  expect(new Set(kinds)).toEqual(new Set(['letter', 'certificate']))
  for (const { sha256 } of body.archive.documents) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
})

describe('the register', () => {
  const asked = async (who: Person, query: object) => {
    const search = new URLSearchParams({ ...query })
    const url = `/api/v1/work/certificates?${search}`
    const { body } = await accepted(town.ask(who, { method: 'GET', url }))
    return body.rows.map((row: { number: string }) => row.number) as string[]
  }
  const part = () => number.split('.').at(-3) ?? ''

  test('finds a certificate by a part of its number, for who may see its matter', async () => {
    expect(await asked('zhao', { search: part().toLowerCase() })).toEqual([number])
    expect(await asked('ma', { search: part() })).toEqual([])
  })

  test('finds what a person holds by name, telephone or number, and tells the person', async () => {
    const { certificate } = await desk.issued('欧阳海')

    expect(await asked('lin', { search: '欧阳海' })).toEqual([certificate])
    expect(await asked('lin', { search: '11010519491231002X' })).toContain(certificate)
    expect(await asked('lin', { search: '欧阳' })).toEqual([])
    expect(await desk.looksAt(certificate)).toEqual(['clarification', 'clarification'])
  })

  test('tells what holds from what was taken away and what has run out', async () => {
    await desk.act('zhao', await proposed({ effectiveOn: '2026-06-30' }), 'confirm')
    const { certificate } = await desk.issued('王小明')
    const gone = number
    number = (await desk.issued('李四')).certificate
    const shortened = { kind: 'change', effectiveOn: '2026-06-30', validUntil: '2026-06-30' }
    await desk.act('zhao', await proposed(shortened), 'confirm')
    const next = number.replace(/\.001\..$/, '.002.')
    world.set('2026-07-01T09:00:00+08:00')

    expect(await asked('lin', { state: 'cancelled' })).toContain(gone)
    expect(await asked('lin', { state: 'superseded' })).toContain(number)
    expect(await asked('lin', { state: 'valid' })).toContain(certificate)
    expect((await asked('lin', { state: 'expired' })).join()).toContain(next)
    expect((await asked('lin', { state: 'valid' })).join()).not.toContain(next)
  })
})

test('a certificate shows its versions and changes, and who may propose the next', async () => {
  const today = '2026-07-01'
  const record = async (who: Person, of = number) =>
    town.ask(who, { method: 'GET', url: `/api/v1/work/certificates/${of}` })
  expect((await record('lin')).body).toMatchObject({ changes: [], mayPropose: true })
  expect((await record('sun')).body.mayPropose).toBe(false)
  expect((await record('ma')).body.code).toBe('certificates/unknown')

  const change = await proposed({ kind: 'change', effectiveOn: today, conditions: '限县内线路' })
  expect((await record('lin')).body.mayPropose).toBe(false)
  const about = { method: 'GET', url: `/api/v1/work/matters/${change}/certificates` } as const
  expect((await town.ask('zhao', about)).body.certificates[0].number).toBe(number)
  await desk.act('zhao', change, 'confirm')

  const { body } = await accepted(record('lin'))
  expect(body.changes).toMatchObject([{ number: change, version: 1, outcome: 'confirmed' }])
  expect(body.versions.map((one: { version: number }) => one.version)).toEqual([2, 1])
  expect((await record('lin', body.versions[0].number)).body).toMatchObject({
    conditions: '限县内线路',
    mayPropose: true,
  })
})
