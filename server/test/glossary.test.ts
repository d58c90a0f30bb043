import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { metrics, timeAxes } from '@huiyin/contract/metrics'
import { noticeDecisions } from '@huiyin/contract/notices'
import { channelWords, gradeWords, originWords, outcomeWords } from '@huiyin/contract/reviews.words'
import { describe, expect, test } from 'vitest'
import { jointTask } from '../src/contexts/applications/index.ts'
import { cityCase } from '../src/contexts/city-cases/index.ts'
import { outsideMatter } from '../src/contexts/exchange/index.ts'
import { friendlyNotice } from '../src/contexts/frontages/index.ts'
import { guidance, guidanceOutcomes, hallOrder, orderOutcomes } from '../src/contexts/hall/index.ts'
import { ticket } from '../src/contexts/hotline/index.ts'
import { personalDataRequest } from '../src/contexts/personal/index.ts'
import {
  integrityCheck,
  itemProblem,
  pressureReport,
  rectification,
  serviceCheck,
} from '../src/contexts/reviews/index.ts'
import { outcomes as judgedOutcomes } from '../src/contexts/reviews/rectification.types.ts'
import { dispute } from '../src/contexts/routing/index.ts'
import { task } from '../src/contexts/tasks/index.ts'
import { apiScopes, roles } from '../src/kernel/access/index.ts'
import { timeUnits } from '../src/kernel/clock/types.ts'
import { letterKinds } from '../src/kernel/letters/types.ts'
import { checkers } from '../src/kernel/matter/verification.rules.ts'
import { regionLevels, unitKinds } from '../src/kernel/org/types.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const glossary = readFileSync(join(root, 'GLOSSARY.md'), 'utf8')
const lifecycles = [
  jointTask,
  hallOrder,
  guidance,
  outsideMatter,
  rectification,
  pressureReport,
  itemProblem,
  serviceCheck,
  integrityCheck,
  personalDataRequest,
  task,
  cityCase,
  dispute,
  ticket,
  friendlyNotice,
]

/** The lines of the glossary that explain a word. */
function linesOf(word: string, text = glossary): string[] {
  return text.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${word}\``))
}

/** Whether a line gives a word the Chinese original the code gives it. */
function isExplained(word: string, chinese: string, text = glossary): boolean {
  return linesOf(word, text).some((line) => line.includes(chinese))
}

/** Every list of named values that the contract exports, whatever its file. */
async function contractLists(): Promise<{ name: string; words: readonly string[] }[]> {
  const files = globSync('contract/src/*.ts', { cwd: root }).filter(
    (path) => !path.includes('.test.'),
  )
  const modules = await Promise.all(files.map((path) => import(join(root, path))))
  return modules.flatMap((exported) =>
    Object.entries<unknown>(exported).flatMap(([name, value]) =>
      isWordList(value) ? [{ name, words: value }] : [],
    ),
  )
}

function isWordList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
}

test('every named value the contract exports has its line', async () => {
  const lists = await contractLists()
  const missing = lists.flatMap(({ name, words }) =>
    words.filter((word) => linesOf(word).length === 0).map((word) => `${name}: ${word}`),
  )

  expect(lists.length).toBeGreaterThan(10)
  expect(missing).toEqual([])
})

test('every role, scope, unit of time, level, letter and outcome of the kernel has its line', () => {
  const ofKernel = [roles, apiScopes, timeUnits, regionLevels, unitKinds, letterKinds, checkers]
  const words = [...ofKernel, judgedOutcomes, orderOutcomes, guidanceOutcomes]

  expect(words.flat().filter((word) => linesOf(word).length === 0)).toEqual([])
})

test('kinds, states, acts and clocks stand there with the Chinese the screens show', () => {
  const wrong = lifecycles.flatMap(({ kind, label, states, acts, clocks }) => {
    const specs = [...Object.entries(states), ...Object.entries(acts)]
    const pairs: [string, string][] = [
      [kind, label.zh],
      ...Object.entries(clocks).map(([word, { zh }]): [string, string] => [word, zh]),
      ...specs.map(([word, spec]): [string, string] => [word, spec.label.zh]),
    ]
    return pairs
      .filter(([word, chinese]) => !isExplained(word, chinese))
      .map(([word, chinese]) => `${kind}: ${word} ${chinese}`)
  })

  expect(wrong).toEqual([])
})

test('words of reviews, figures and notices stand there with the Chinese of the dictionary', () => {
  const dictionaries = { ...gradeWords, ...channelWords, ...originWords, ...outcomeWords }
  const pairs: [string, string][] = [
    ...Object.entries(dictionaries).map(([word, { zh }]): [string, string] => [word, zh]),
    ...Object.entries(noticeDecisions).map(([word, { zh }]): [string, string] => [word, zh]),
    ...Object.entries(timeAxes).map(([word, { zh }]): [string, string] => [word, zh]),
    ...Object.entries(metrics).map(([word, { name }]): [string, string] => [word, name.zh]),
  ]

  expect(pairs.length).toBeGreaterThan(50)
  expect(pairs.filter(([word, chinese]) => !isExplained(word, chinese))).toEqual([])
})

describe('a planted fault is found', () => {
  test('a word without a line', () => {
    expect(linesOf('stamp_collection')).toEqual([])
  })

  test('a word with another Chinese original', () => {
    expect(isExplained('urge', '督办')).toBe(false)
  })
})
