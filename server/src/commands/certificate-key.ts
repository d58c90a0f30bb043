import { parseArgs } from 'node:util'
import { type SignatureSuite, signatureSuites } from '@huiyin/contract/certificate-envelope'
import { type KeyReplacement, replaceKey } from '../contexts/certificates/index.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'
import { inHouse } from './import/in-house.ts'

export const command: Command = {
  summary: 'put a new key in the place of the one certificates are signed with',
  usage: `--region <code> [--suite ${signatureSuites.join('|')}] [--compromised]`,
  async run(args, parts) {
    const asked = readOptions(args)
    const { print } = parts
    const done = await inHouse(parts, asked.regionCode, (house) =>
      replaceKey(house.certificates.parts, asked),
    )
    const { suite, before, after, certificates, lists } = done
    print(`New certificates of ${asked.regionCode} are signed with ${suite} key ${after}.`)
    print(`${lists} status lists are signed anew.`)
    if (before === null) return 0
    print(`Key ${before} stays published: what it signed is verified with it.`)
    if (asked.compromised) {
      print(
        `Nothing it signed counts any more: ${certificates} certificates in force have to be issued again.`,
      )
    }
    return 0
  },
}

function readOptions(args: readonly string[]): KeyReplacement {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string' },
        suite: { type: 'string' },
        compromised: { type: 'boolean', default: false },
      },
    })
    const { region, suite, compromised } = values
    if (region === undefined) throw new Error('Which region?')
    return { regionCode: region, suite: suiteOf(suite), compromised }
  } catch (cause) {
    throw new StartFault(
      `${(cause as Error).message} Usage: huiyin certificate-key ${command.usage}`,
      { cause },
    )
  }
}

function suiteOf(text: string | undefined): SignatureSuite | undefined {
  const suite = signatureSuites.find((one) => one === text)
  if (text !== undefined && suite === undefined) throw new Error(`There is no suite ${text}.`)
  return suite
}
