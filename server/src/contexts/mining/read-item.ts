import { readFile } from 'node:fs/promises'
import { HandlingDocument } from '@huiyin/contract/handling'
import Value from 'typebox/value'
import { graphOf, type StepGraph } from '../../kernel/graph/index.ts'
import { StartFault } from '../../platform/start-fault.ts'
import { brokenSteps, withoutRest } from './steps.rules.ts'

/**
 * Reads the steps of an item from a file: a handling document, an item of the catalogue that holds
 * one as `handling`, or `steps` alone.
 *
 * @throws StartFault with one sentence that says what is wrong with it
 */
export async function readItem(path: string): Promise<StepGraph> {
  const document = handlingIn(await readJson(path))
  if (!Value.Check(HandlingDocument, document)) {
    const [error] = Value.Errors(HandlingDocument, document)
    throw new StartFault(
      `${path} is no item: ${error?.instancePath || 'it'} ${error?.message ?? 'cannot be read'}.`,
    )
  }
  const [fault] = brokenSteps(document.steps)
  if (fault !== undefined) throw new StartFault(`${path}, ${fault.at}: ${fault.zh} ${fault.en}`)
  return graphOf(document.steps)
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new StartFault(`${path} cannot be read: name the file with the item.`, { cause })
  })
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new StartFault(`${path} is no JSON: ${(cause as Error).message}.`, { cause })
  }
}

/** Only the steps are asked for; what an item says besides is left to the catalogue. */
function handlingIn(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) return item
  if ('handling' in item) return handlingIn(item.handling)
  return 'steps' in item ? withoutRest(item.steps) : item
}
