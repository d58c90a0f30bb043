import { readFile } from 'node:fs/promises'
import { codeOf, StartFault } from '../../platform/start-fault.ts'

/** How the system above is reached; one installation belongs to one province. */
export interface ProvinceConnection {
  /** Base address of its interface, without a slash at the end. */
  readonly api: string
  /** Its page for a service: `{areaCode}`, `{projectNo}`, `{serviceNumber}` are filled in. */
  readonly page: string
  /** Its page for a place: `{areaCode}`, `{unitCode}`, `{windowCode}` are filled in. */
  readonly placePage: string
  /** By which it knows us. */
  readonly app: string
  /** Shared secret of the signature. */
  readonly key: string
  /** How its interface writes levels: `upload` 5 is 非常满意, `standard` 1 is (GB/T 39046-2020). */
  readonly coding: 'upload' | 'standard'
  /** 数据来源: the code the province gave us, three digits as a rule. */
  readonly dataSource: string
}

const names = ['api', 'page', 'placePage', 'app', 'key', 'coding', 'dataSource'] as const
const keyLengthMin = 16

/**
 * Reads the file that `HUIYIN_PROVINCE_FILE` names (docs/operate/configuration.md).
 *
 * @throws StartFault with one sentence for what cannot be used; never with the key in it
 */
export async function readConnection(path: string): Promise<ProvinceConnection> {
  const given = parse(path, await read(path))
  for (const name of names) {
    if (typeof given[name] !== 'string' || given[name] === '') {
      throw new StartFault(`The province file ${path} has no "${name}".`)
    }
  }
  // Every name was found above; what it holds is looked at below.
  const connection = given as unknown as ProvinceConnection
  for (const name of ['api', 'page', 'placePage'] as const) {
    if (URL.parse(connection[name]) !== null) continue
    throw new StartFault(`The province file ${path}: "${name}" is not an address.`)
  }
  if (connection.coding !== 'upload' && connection.coding !== 'standard') {
    throw new StartFault(`The province file ${path}: "coding" must be upload or standard.`)
  }
  if (connection.key.length < keyLengthMin) {
    throw new StartFault(
      `The province file ${path}: "key" must have ${keyLengthMin} characters or more.`,
    )
  }
  return { ...connection, api: connection.api.replace(/\/+$/, '') }
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new StartFault(
      `The province file ${path} cannot be read (${codeOf(error)}): give it to the user that runs Huiyin, or unset HUIYIN_PROVINCE_FILE.`,
      { cause: error },
    )
  }
}

function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>
  } catch (cause) {
    throw new StartFault(`The province file ${path} is damaged: it is not JSON.`, { cause })
  }
}

/** A page address with its places filled in; a place it does not have is left out. */
export function fillAddress(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
