import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openCatalog } from '../../contexts/catalog/index.ts'
import { openAccess } from '../../kernel/access/index.ts'
import { openOrg } from '../../kernel/org/index.ts'
import { openCrypto } from '../../platform/crypto/index.ts'
import { type InitRequest, readArguments } from './arguments.ts'
import { setUpRegion } from './set-up-region.ts'
import { readWorkbook, writeTemplate } from './workbook.ts'

const folder = await mkdtemp(join(tmpdir(), 'huiyin-init-'))
afterAll(() => rm(folder, { recursive: true }))

const world = testWorld('2026-11-20T09:00:00+08:00')
const key = Buffer.alloc(32, 7)
const crypto = openCrypto({ world, keys: { current: () => ({ version: 1, key }), key: () => key } })
const db = await testDatabase()
const org = openOrg({ db, world })
const catalog = openCatalog({ db, org })
const access = openAccess({ db, world, org, crypto, isSecure: true })
const parts = { db, world, org, catalog, access }

const call = [
  '--region',
  '411327',
  '--name',
  '社旗县',
  '--admins',
  'zhangwei=张伟,lina=李娜,wang=王强',
]

function region(words: readonly string[]) {
  const request = readArguments(words)
  if (request.kind !== 'region') throw new Error('not a region')
  return request
}

type Cells = readonly (string | number | Date)[]
const good: Readonly<Record<string, readonly Cells[]>> = {
  单位: [
    ['DC', '督查室', '', '督查机构', '', '', '', ''],
    ['GA', '公安局', 'Public Security', '部门', '', '0377-66668888', new Date('2020-01-01'), ''],
    ['GA-HZ', '户政科', '', '部门', 'GA', '', '2021/3/1', ''],
  ],
  窗口: [['W1', '1 号窗口', 'GA-HZ', '政务大厅', '', '']],
  岗位: [
    ['GA-HZ-C', '户籍窗口', 'GA-HZ', '窗口人员'],
    ['GA-L', '局长', 'GA', '单位负责人'],
  ],
  人员: [
    [1001, '林晓', 'GA-HZ', '', 'GA-HZ-C', 'linxiao'],
    ['1002', '周明', 'GA', '', 'GA-L、GA-HZ-C', ''],
  ],
  事项: [['I1', '户口登记', '', 'GA-HZ', '', '']],
}

/** A workbook of the template with rows in it. */
async function workbook(lists: Readonly<Record<string, readonly Cells[]>>) {
  const path = join(folder, `${world.newId()}.xlsx`)
  await writeTemplate(path)
  const book = new exceljs.Workbook()
  await book.xlsx.readFile(path)
  for (const [title, rows] of Object.entries(lists)) {
    for (const [index, cells] of rows.entries()) {
      const row = book.getWorksheet(title)?.getRow(index + 2)
      for (const [place, value] of cells.entries()) {
        if (row && value !== '') row.getCell(place + 1).value = value
      }
    }
  }
  await book.xlsx.writeFile(path)
  return readWorkbook(path)
}

const setUp = (
  request: Extract<InitRequest, { kind: 'region' }>,
  texts?: Awaited<ReturnType<typeof workbook>>,
) => setUpRegion(parts, request, texts)

describe('init', () => {
  test('stores nothing when the last row is wrong, and names every fault by row and column', async () => {
    const texts = await workbook({
      ...good,
      岗位: [
        ['GA-HZ-C', '户籍窗口', 'XX', '窗口人员'],
        ['GA-HZ-C', '局长', 'GA', '系统管理员'],
      ],
      人员: [
        [1001, '林晓', 'GA-HZ', '', 'NONE', 'Lin Xiao'],
        ['ADMIN-SYSTEM', '', 'GA', '', 'ADMIN-AUDIT', ''],
      ],
      事项: [['I1', '户口登记', '', 'GA', '2026-13-45', '']],
    })

    const result = await setUp(region(call), texts)

    expect(result).toEqual({
      ok: false,
      faults: [
        '岗位 第3行“角色”：应为：窗口人员、经办人、单位负责人、督查人员、回访员、话务员、受理员、派遣员、监督员、评价员、领导、审计员',
        '人员 第2行“登录名”：应为 2 至 40 位小写字母、数字或 . _ -',
        '人员 第3行“姓名”：不能为空',
        '事项 第2行“启用日期”：应为日期，如 2026-01-01',
        '岗位 第2行“单位编码”：没有单位 XX',
        '人员 第2行“岗位编码”：没有岗位 NONE',
        '人员 第3行“岗位编码”：没有岗位 ADMIN-AUDIT',
        '岗位 第3行“岗位编码”：GA-HZ-C 与第2行重复',
        '人员 第3行“工号”：ADMIN-SYSTEM 属于管理员，不能导入',
        '人员 第3行“岗位编码”：ADMIN-AUDIT 属于管理员，不能导入',
      ],
    })
    org.forget()
    expect(await org.regions()).toEqual([])
  })

  test('makes the region, three administrators who must change their passwords, and the lists', async () => {
    const result = await setUp(region(call), await workbook(good))

    if (!result.ok) throw new Error(result.faults.join('\n'))
    expect(result.passwords.map((one) => one.loginName)).toEqual([
      'zhangwei',
      'lina',
      'wang',
      'linxiao',
    ])
    expect(new Set(result.passwords.map((one) => one.password)).size).toBe(4)
    expect((await org.units('411327')).map((unit) => unit.name)).toEqual([
      '督查室',
      '公安局',
      '户政科',
      '平台管理',
    ])
    expect(await org.unit('411327', 'GA')).toMatchObject({
      nameEn: 'Public Security',
      validFrom: '2020-01-01',
    })
    expect((await org.unit('411327', 'GA-HZ'))?.validFrom).toBe('2021-03-01')
    expect((await catalog.item('411327', 'I1'))?.unitCode).toBe('GA-HZ')
    const holders = await org.holdersOf(db, {
      regionCode: '411327',
      postCode: 'GA-HZ-C',
      day: '2026-11-20',
    })
    expect(holders.map((person) => person.staffCode)).toEqual(['1001', '1002'])
    const system = await org.holdersOf(db, {
      regionCode: '411327',
      postCode: 'ADMIN-SYSTEM',
      day: '2026-11-20',
    })
    expect(system.map((person) => person.displayName)).toEqual(['张伟'])
  })

  test('done again on a later day changes nothing and tells no password', async () => {
    const before = await org.snapshot('411327')
    world.set('2026-12-24T09:00:00+08:00')
    const result = await setUp(region(call), await workbook(good))

    expect(result).toMatchObject({ ok: true, passwords: [] })
    const after = await org.snapshot('411327')
    expect(after.units).toEqual(before.units)
    expect(after.windows).toEqual(before.windows)
    expect(after.posts).toEqual(before.posts)
    expect((await catalog.item('411327', 'I1'))?.validFrom).toBe('2026-11-20')
  })

  test('stores nothing when a login name is taken', async () => {
    const person = [['1003', '吴敏', 'GA', '', '', 'lina']] as const

    await expect(setUp(region(call), await workbook({ 人员: person }))).rejects.toThrow(
      'The login name lina is taken',
    )
    expect(await org.snapshot('411327')).toBeDefined()
    const people = await db.transaction('411327', (tx) => org.save(tx, { staff: [] }))
    expect(people.size).toBe(0)
  })

  test('makes a second region only below one that is there', async () => {
    const second = ['--region', '411328', '--name', '唐河县', '--admins', 'a1=甲,b1=乙,c1=丙']

    await expect(setUp(region(second))).rejects.toThrow('name the region above with --parent')
    await expect(setUp(region([...second, '--parent', '410000']))).rejects.toThrow(
      'no region 410000',
    )
    expect(await setUp(region([...second, '--parent', '411327']))).toMatchObject({ ok: true })
    expect(await org.regionsBelow('411327')).toEqual(['411327', '411328'])
  })

  test('refuses units that stand above themselves', async () => {
    const circle = [
      ['A', '甲', '', '部门', 'B', '', '', ''],
      ['B', '乙', '', '部门', 'A', '', '', ''],
    ] as const
    const result = await setUp(region(call), await workbook({ 单位: circle }))

    expect(result).toMatchObject({
      ok: false,
      faults: [
        '单位 第2行“上级单位编码”：A 成为自己的上级',
        '单位 第3行“上级单位编码”：B 成为自己的上级',
      ],
    })
  })
})

describe('the arguments', () => {
  test.each([
    [['--name', '县'], '--region'],
    [['--region', '411327'], '--name'],
    [['--region', '411327', '--name', '县', '--level', 'village'], '--level'],
    [[...call.slice(0, 4), '--admins', 'one=甲,two=乙'], 'Three different people'],
    [[...call.slice(0, 4), '--admins', 'one=甲,two=乙,three=甲'], 'Three different people'],
    [[...call.slice(0, 4), '--admins', 'One=甲,two=乙,three=丙'], 'login=name'],
    [['--colour', 'red'], 'huiyin help'],
  ])('%j are answered with what to do', (words, sentence) => {
    expect(() => readArguments(words)).toThrow(sentence)
  })

  test('name a file that exists and is a workbook', async () => {
    await expect(readWorkbook(join(folder, 'none.xlsx'))).rejects.toThrow('There is no file')
    await expect(readWorkbook(import.meta.filename)).rejects.toThrow('not an Excel workbook')
  })
})
