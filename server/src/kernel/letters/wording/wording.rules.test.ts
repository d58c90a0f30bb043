import { LetterWordingValue } from '@huiyin/contract/letter-wordings'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { sampleLetters } from '../sample-letters.ts'
import { type FrozenFacts, letterKinds } from '../types.ts'
import { fieldOf, fieldsByName } from './fields.ts'
import { fieldsOfKind, neededFields } from './kinds.ts'
import { section } from './section.ts'
import { shippedWordings } from './shipped.ts'
import { findWordingFaults, printWording } from './wording.rules.ts'

const byKind = new Map(sampleLetters.map((letter) => [letter.kind, letter.facts]))
const delay = shippedWordings.notice_of_delay[0]
const rewritten = (text: string, otherwise: readonly string[] = []) => ({
  ...delay,
  sections: [section('', [text], otherwise), ...delay.sections],
})

test.each(letterKinds)('what the product ships for %s may be published', (kind) => {
  for (const wording of shippedWordings[kind]) {
    expect(Value.Check(LetterWordingValue, wording)).toBe(true)
    expect(findWordingFaults(kind, wording)).toEqual([])
  }
})

test.each(letterKinds)('no section of %s that says something needed can be taken out', (kind) => {
  const [shipped] = shippedWordings[kind]
  const names = neededFields(kind).map((field) => fieldOf(field).zh)
  for (const gone of shipped.sections) {
    const rest = { ...shipped, sections: shipped.sections.filter((one) => one !== gone) }
    const said = JSON.stringify(rest)
    const missing = findWordingFaults(kind, rest).map(({ at }) => at)
    for (const name of new Set(names)) {
      expect(missing.includes(name), `${kind} ${name}`).toBe(
        ![`{${name}}`, `{${name}|`].some((one) => said.includes(one)),
      )
    }
  }
})

describe('a wording is refused', () => {
  test.each([
    ['a field that does not exist', rewritten('{身份证号}'), 'unknown_field', '身份证号'],
    ['a field of another letter', rewritten('{拟公示内容}'), 'unknown_field', '拟公示内容'],
    ['a brace without its pair', rewritten('见{理由'), 'brace', '见{理由'],
    ['a row without a label', rewritten('||{理由}'), 'row', '||{理由}'],
    ['a title with a hole', { ...delay, title: '延期{办理情况}告知书' }, 'hole', '办理情况'],
  ])('for %s', (_what, wording, fault, at) => {
    expect(findWordingFaults('notice_of_delay', wording)).toEqual([{ fault, at }])
  })

  test('when the new date shares its line with a field that may be left out', () => {
    const sections = [
      section('', ['{事件编号}：{理由}，{原定期限}']),
      section('', ['因{办理情况}，延至{新的期限}。']),
      section('', ['{救济途径}'], ['可以催办。']),
    ]
    const faults = findWordingFaults('notice_of_delay', { title: '延期告知书', sections })

    expect(faults).toEqual([{ fault: 'missing_field', at: '新的期限' }])
  })

  test('when nothing is said where no remedies are given', () => {
    const mute = { ...delay, sections: delay.sections.map((one) => ({ ...one, otherwise: '' })) }

    expect(findWordingFaults('notice_of_delay', mute)).toEqual([
      { fault: 'missing_field', at: '救济途径' },
    ])
  })
})

describe('a wording prints', () => {
  const facts = byKind.get('notice_of_delay') as FrozenFacts

  test('a line without its field not at all, and what stands behind the stroke instead', () => {
    const { blocks } = printWording(
      { title: '告知书', sections: [section('', ['查：{佐证}', '第{次数|1}次', '号{事件编号}'])] },
      facts,
    )

    expect(blocks).toEqual([
      { type: 'paragraph', text: '第1次' },
      { type: 'paragraph', text: `号${facts.matterNumber}` },
    ])
  })

  test('what a fact says as it is, braces and strokes included', () => {
    const reason = '系统{升级}|未完成'
    const { blocks } = printWording(
      { title: '告知书', sections: [section('', ['{理由}', '|原因|{理由}'])] },
      { ...facts, reason },
    )

    expect(blocks).toEqual([
      { type: 'paragraph', text: reason },
      { type: 'fields', rows: [{ label: '原因', value: reason }] },
    ])
  })
})

const anyKind = fc.constantFrom(...letterKinds)
const anyWording = anyKind.chain((kind) => {
  const names = fieldsOfKind(kind).map(({ name }) => `{${name}}`)
  const piece = fc.oneof(fc.constantFrom(...names), fc.constantFrom('请', '于', '前办结。'))
  const line = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''))
  const row = line.map((text) => `|栏|${text}`)
  const text = fc.array(fc.oneof(line, row), { minLength: 1, maxLength: 4 })
  const one = fc
    .record({ heading: fc.constantFrom('', '说明'), text, otherwise: text })
    .map(({ heading, text: lines, otherwise }) => section(heading, lines, otherwise))
  const shipped = fc.constantFrom(...shippedWordings[kind][0].sections)
  const sections = fc.array(fc.oneof(one, shipped, shipped), { minLength: 1, maxLength: 12 })
  return fc.record({ kind: fc.constant(kind), title: fc.constant('函'), sections })
})

test('whatever wording is accepted prints every needed fact, whichever others are missing', () => {
  let accepted = 0
  fc.assert(
    fc.property(anyWording, fc.infiniteStream(fc.boolean()), ({ kind, ...wording }, keep) => {
      if (findWordingFaults(kind, wording).length > 0) return
      accepted += 1
      const needed = new Set<string>(neededFields(kind))
      const all = Object.entries(byKind.get(kind) ?? {})
      const names = ['matterNumber', 'toUnitName', 'issuerName', 'progressUrl']
      const some = all.filter(
        ([name]) => needed.has(name) || names.includes(name) || keep.next().value,
      )
      const facts = Object.fromEntries(some) as FrozenFacts

      const printed = JSON.stringify(printWording(wording, facts))

      for (const field of neededFields(kind)) {
        if (field === 'contactTries' || facts[field] === undefined) continue
        const said = JSON.stringify(fieldOf(field).inline(facts)).slice(1, -1)
        expect(printed).toContain(said)
      }
      expect(printed).not.toContain('undefined')
    }),
    { numRuns: 3000 },
  )
  expect(accepted).toBeGreaterThan(20)
})

test('every field has a name of its own', () => {
  expect(fieldsByName.size).toBe(new Set([...fieldsByName.values()]).size)
})
