import { readFile } from 'node:fs/promises'
import Type, { type Static } from 'typebox'
import { Value } from 'typebox/value'
import { codeOf, StartFault } from '../../../platform/start-fault.ts'

const RegisterConnection = Type.Object(
  {
    /** As the tables of items name it: 车辆登记库. */
    name: Type.String({ minLength: 1, maxLength: 60 }),
    url: Type.String({ pattern: '^https?://' }),
    /** What requests are signed with, as the register knows it. */
    secret: Type.String({ minLength: 32 }),
  },
  { additionalProperties: false },
)
/** How a register is reached. */
export type RegisterConnection = Static<typeof RegisterConnection>

const Connections = Type.Array(RegisterConnection, { maxItems: 200 })

/**
 * Reads the file that `HUIYIN_REGISTERS_FILE` names (docs/integrate/registers.md).
 *
 * @throws StartFault with one sentence for what cannot be used; never with a secret in it
 */
export async function readRegisters(path: string): Promise<readonly RegisterConnection[]> {
  const given = parse(path, await read(path))
  if (!Value.Check(Connections, given)) {
    throw new StartFault(
      `The registers file ${path} must be a list of {"name", "url", "secret"}; a secret has 32 characters or more.`,
    )
  }
  return given
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new StartFault(
      `The registers file ${path} cannot be read (${codeOf(error)}): give it to the user that runs Huiyin, or unset HUIYIN_REGISTERS_FILE.`,
      { cause: error },
    )
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new StartFault(`The registers file ${path} is damaged: it is not JSON.`, { cause })
  }
}
