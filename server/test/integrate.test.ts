import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase, testWorld } from './harness/index.ts'
import { county, openTown } from './harness/town.ts'
import {
  differences,
  fillIn,
  requestOf,
  type Step,
  settingsOf,
  stepsOf,
  valueAt,
} from './integrate/run-guide.ts'

const folder = new URL('../../docs/integrate/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const fridayAfternoon = '2026-11-20T16:00:00+08:00'
const saturdayMorning = '2026-11-21T09:00:00+08:00'

const db = await testDatabase()
const world = testWorld(fridayAfternoon)
const town = await openTown(db, world)
const { address, house } = town.app

/** Sends what a step sends and returns where the answer is not the promised one. */
async function take(step: Step, values: Map<string, string>): Promise<string[]> {
  const { url, body, ...rest } = requestOf(step.command, values)
  const answer = await fetch(url, body === undefined ? rest : { ...rest, body })
  const text = await answer.text()
  if (answer.status !== step.status) return [`${step.command}answers ${answer.status}: ${text}`]
  if (step.kind === 'http') {
    const lines = step.answer
      .trim()
      .split('\n')
      .map((line) => line.split(': '))
    return lines
      .filter(([name = '', value]) => answer.headers.get(name) !== value)
      .map(([name = '']) => `${name} is ${answer.headers.get(name)}`)
  }
  const given: unknown = JSON.parse(text)
  for (const [name, path] of step.keeps) values.set(name, valueAt(given, path))
  return differences(JSON.parse(fillIn(step.answer, values)), given)
}

test('every command of the quick start gives the answer that stands below it', async () => {
  const guide = read('quick-start.md')
  const values = new Map([
    ['HUIYIN', address],
    ['KEY', 'demo-window-key'],
    ['NOW', fridayAfternoon],
  ])
  const steps = stepsOf(guide)

  const faults: string[] = []
  for (const step of steps) {
    if (step.command.includes('ledger/roots')) {
      world.set(saturdayMorning)
      await house.ledger.closeDays(county, world.now())
    }
    faults.push(...(await take(step, values)))
  }

  expect(steps.length).toBeGreaterThan(9)
  expect(settingsOf(guide)).toEqual(['HUIYIN', 'KEY', 'NOW'])
  expect(faults).toEqual([])
})
