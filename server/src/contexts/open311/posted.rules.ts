import type { CityCaseBody } from '@huiyin/contract/city-cases'
import { type Sent, sent } from './asked.rules.ts'
import { notFound, Open311Fault } from './fault.ts'
import { attributesOf, type Service } from './services.rules.ts'

const descriptionMax = 4000
const addressMax = 200
const nameMax = 40
const answerMax = 100
const urlMax = 500

/** A request as it was posted, in our own words. */
export interface Posted {
  readonly service: Service
  readonly body: CityCaseBody
  readonly name: string | undefined
  readonly phone: string | undefined
  /** An address of a picture; never fetched, shown to the desk alone. */
  readonly mediaUrl: string | undefined
}

/**
 * Reads a posted request.
 *
 * @throws Open311Fault 404 for a service that is not there, 400 with a sentence for each fault
 */
export function postedRequest(
  fields: Sent,
  { regionCode, services }: { readonly regionCode: string; readonly services: readonly Service[] },
): Posted {
  const code = sent(fields, 'service_code')
  if (code === undefined) throw new Open311Fault(400, 'service_code was not provided')
  const service = services.find((one) => one.code === code)
  if (service === undefined) throw notFound(`service_code ${code.slice(0, 40)}`)
  const faults: string[] = []
  const text = (name: string, max: number) => textOf(fields, { name, max }, faults)
  const place = placeOf(fields, faults)
  const answers = answersOf(fields, service, faults)
  const said = text('description', descriptionMax)
  const name = nameOf(text('last_name', nameMax), text('first_name', nameMax))
  const phone = phoneOf(sent(fields, 'phone'), faults)
  const mediaUrl = urlOf(text('media_url', urlMax), faults)
  if (faults.length > 0) throw new Open311Fault(400, ...faults)
  const { kind, code: category, name: className } = service.found
  return {
    service,
    name,
    phone,
    mediaUrl,
    body: {
      regionCode,
      source: 'public',
      kind,
      category,
      description: [said ?? className, ...answers].join('\n'),
      ...place,
    },
  }
}

interface Wanted {
  readonly name: string
  readonly max: number
}

function textOf(fields: Sent, { name, max }: Wanted, faults: string[]): string | undefined {
  const text = sent(fields, name)
  if (text !== undefined && (text.length > max || !text.isWellFormed())) {
    faults.push(`${name} must be a text of ${max} characters at most`)
  }
  return text
}

type Place = Pick<CityCaseBody, 'longitude' | 'latitude' | 'address' | 'areaCode'>

/** A point (WGS84), an address or the code of a grid: one of the three at least. */
function placeOf(fields: Sent, faults: string[]): Place {
  const [latText, longText] = [sent(fields, 'lat'), sent(fields, 'long')]
  const address = textOf(fields, { name: 'address_string', max: addressMax }, faults)
  const addressId = sent(fields, 'address_id')
  if (latText === undefined && longText === undefined && !address && !addressId) {
    faults.push('a location was not provided: lat and long, address_string or address_id')
  }
  if (addressId !== undefined && !/^[0-9]{6,18}$/.test(addressId)) {
    faults.push('address_id must be the code of an area or grid')
  }
  if (address !== undefined && address.length < 2) faults.push('address_string is too short')
  if ((latText === undefined) !== (longText === undefined)) {
    faults.push('lat and long must be given together')
  }
  const latitude = degrees(latText, 90)
  const longitude = degrees(longText, 180)
  if (latText !== undefined && latitude === undefined) faults.push('lat must be WGS84 degrees')
  if (longText !== undefined && longitude === undefined) faults.push('long must be WGS84 degrees')
  return {
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
    // A place that is only a code has its words too, so that somebody can go there.
    ...(address === undefined
      ? addressId === undefined
        ? {}
        : { address: `网格 ${addressId}` }
      : { address }),
    ...(addressId === undefined ? {} : { areaCode: addressId }),
  }
}

function degrees(text: string | undefined, max: number): number | undefined {
  if (text === undefined || !/^[+-]?[0-9]{1,3}(?:\.[0-9]{1,15})?$/.test(text)) return undefined
  const value = Number(text)
  return Math.abs(value) <= max ? value : undefined
}

/** Answers to what the service asks, in the words of the desk. */
function answersOf(fields: Sent, service: Service, faults: string[]): string[] {
  return attributesOf(service).flatMap(({ code, required, description, values }) => {
    const answer = sent(fields, `attribute[${code}]`) ?? sent(fields, `attribute[${code}][]`)
    if (answer === undefined) {
      if (required) faults.push(`attribute[${code}] is required`)
      return []
    }
    if (values === undefined) {
      if (answer.length > answerMax) faults.push(`attribute[${code}] is too long`)
      return [`${description}${answer}`]
    }
    const chosen = values.find(({ key }) => key === answer)
    if (chosen === undefined) faults.push(`attribute[${code}] must be one of its values`)
    return chosen === undefined ? [] : [`${description}${chosen.name}`]
  })
}

/** 姓 before 名, as it is written here. */
function nameOf(last: string | undefined, first: string | undefined): string | undefined {
  return last === undefined && first === undefined ? undefined : `${last ?? ''}${first ?? ''}`
}

function phoneOf(text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined
  const digits = text.normalize('NFKC').replace(/[\s()-]/g, '')
  if (!/^\+?[0-9]{5,20}$/.test(digits)) faults.push('phone must be a telephone number')
  return digits
}

function urlOf(text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    faults.push('media_url must be a web address')
  }
  return text
}
