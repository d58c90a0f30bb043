import type { CasePublication, FilingStandard } from '@huiyin/contract/city-cases'
import type { Component } from '@huiyin/contract/components'
import type { Point } from '@huiyin/contract/routing'
import { isMobile, normalisePhone } from '../../../kernel/people/index.ts'
import type { PageContext } from '../../../platform/pages/context.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { type FormBody, one } from '../../../platform/pages/form-body.ts'
import { categoryOf } from '../../components/index.ts'
import { type CaseClass, caseClasses, findClass, suggestClass } from '../classes.rules.ts'
import { classOfPublicCode, publicCodeOf } from '../publication.rules.ts'
import { standardsFor } from '../standards.rules.ts'

const textMax = 1000
const placeMax = 200
const keyMax = 500

/** 其他: a class of our own, which the desk puts right before it files. */
export const unsureClass = { kind: 'event', category: '0699' } as const

/** What somebody filled in, as it goes back to them when something is missing. */
export interface SnapForm {
  /** Which report it is, sealed. */
  readonly key: string
  readonly place: string
  readonly lat: string
  readonly long: string
  readonly code: string
  readonly text: string
  readonly phone: string
  /** The code of the plate it was begun at; empty without one. */
  readonly component: string
}

export function emptySnap(key: string): SnapForm {
  return { key, place: '', lat: '', long: '', code: '', text: '', phone: '', component: '' }
}

export function readSnap(body: FormBody): SnapForm {
  const said = (name: string, max: number) => one(body, name).trim().slice(0, max)
  return {
    key: said('key', keyMax),
    place: said('place', placeMax),
    lat: said('lat', 20),
    long: said('long', 20),
    code: said('code', 5),
    text: said('text', textMax),
    phone: said('phone', 30),
    component: said('component', 16),
  }
}

/** The point the phone told; nothing else is one. */
export function pointOf({ lat, long }: SnapForm): Point | undefined {
  const form = /^-?[0-9]{1,3}\.[0-9]{1,10}$/
  if (!form.test(lat) || !form.test(long)) return undefined
  const point = { longitude: Number(long), latitude: Number(lat) }
  return Math.abs(point.longitude) <= 180 && Math.abs(point.latitude) <= 90 ? point : undefined
}

export interface SnapFiles {
  readonly files: readonly unknown[]
  readonly tooLarge: readonly string[]
}

/** What is missing or cannot be read, field by field. */
export function faultsOfSnap(
  form: SnapForm,
  { files, tooLarge }: SnapFiles,
  { say }: Pick<PageContext, 'say'>,
): Fault[] {
  const faults: Fault[] = []
  if (tooLarge.length > 0) faults.push({ field: 'photo', message: say('snapFaultLarge') })
  else if (files.length === 0) faults.push({ field: 'photo', message: say('snapFaultPhoto') })
  if (pointOf(form) === undefined && form.place.length < 2) {
    faults.push({ field: 'place', message: say('snapFaultPlace') })
  }
  if (form.phone !== '' && !isMobile(normalisePhone(form.phone))) {
    faults.push({ field: 'phone', message: say('snapFaultPhone') })
  }
  return faults
}

/** The classes offered: those of the public that can be filed, by their groups. */
export function classesOffered(
  standards: readonly FilingStandard[],
  { privateClasses }: Pick<CasePublication, 'privateClasses'>,
): ReadonlyMap<string, readonly CaseClass[]> {
  const offered = caseClasses.filter(({ kind, code: category }) => {
    const isPrivate = privateClasses.includes(publicCodeOf({ kind, category }))
    return !isPrivate && standardsFor(standards, { kind, category }).length > 0
  })
  return Map.groupBy(offered, ({ groupName }) => groupName)
}

/** The form as the plate of a component begins it: its class and its place are known. */
export function snapOf({ code, category, address }: Component, key: string): SnapForm {
  const kind = 'component'
  return {
    ...emptySnap(key),
    code: publicCodeOf({ kind, category }),
    place: address ?? '',
    component: code,
  }
}

/** The component of the plate, as long as the class is still the one its code says. */
export function componentOf(form: SnapForm): { readonly componentCode?: string } {
  const { kind, category } = classChosen(form)
  const isOfClass = kind === 'component' && categoryOf(form.component) === category
  return isOfClass && /^[0-9]{16}$/.test(form.component) ? { componentCode: form.component } : {}
}

/** The class somebody chose, or else that of their words; the desk puts it right before it files. */
export function classChosen({ code, text }: Pick<SnapForm, 'code' | 'text'>) {
  const chosen = classOfPublicCode(code)
  if (chosen !== undefined && findClass(chosen.kind, chosen.category) !== undefined) return chosen
  const suggested = suggestClass(text, caseClasses)
  return suggested === undefined ? unsureClass : { kind: suggested.kind, category: suggested.code }
}
