import { readFile } from 'node:fs/promises'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { StartFault } from '../../platform/start-fault.ts'

/**
 * What the columns of a file mean, as its schema wants it.
 * @throws StartFault that names the first place which does not fit
 */
export async function readMapping<Schema extends TSchema>(
  schema: Schema,
  file: string,
): Promise<Static<Schema>> {
  const mapping = await readFile(file, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch((cause: unknown) => {
      throw new StartFault(`The mapping ${file} cannot be read as JSON.`, { cause })
    })
  if (Value.Check(schema, mapping)) return mapping
  const [first] = Value.Errors(schema, mapping)
  throw new StartFault(
    `The mapping ${file} does not fit: ${first?.instancePath || '/'} ${first?.message ?? ''}.`,
  )
}
