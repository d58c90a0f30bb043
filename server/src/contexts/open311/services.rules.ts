import type { CasePublication, FilingStandard } from '@huiyin/contract/city-cases'
import { type CaseClass, publicCodeOf, standardsFor } from '../city-cases/index.ts'

/** A service of GeoReport: a class of the catalogue that the public may report. */
export interface Service {
  readonly code: string
  readonly found: CaseClass
  /** Its conditions for filing; more than one is asked about, so that the desk need not. */
  readonly conditions: readonly FilingStandard[]
}

/** What somebody answers who cannot tell. */
export const unsure = 'unsure'

/** Every public class with a standard, in the order of the catalogue. */
export function servicesOf(
  classes: readonly CaseClass[],
  standards: readonly FilingStandard[],
  { privateClasses }: Pick<CasePublication, 'privateClasses'>,
): readonly Service[] {
  return classes
    .map((found) => {
      const { kind, code: category } = found
      const conditions = standardsFor(standards, { kind, category })
      return { code: publicCodeOf({ kind, category }), found, conditions }
    })
    .filter(({ code, conditions }) => conditions.length > 0 && !privateClasses.includes(code))
}

export function hasAttributes({ conditions }: Service): boolean {
  return conditions.length > 1
}

/** `GET /services`. */
export function serviceView(service: Service) {
  const { code, found, conditions } = service
  return {
    service_code: code,
    service_name: found.name,
    description: conditions.map(({ condition }) => condition).join('；'),
    metadata: hasAttributes(service),
    type: 'realtime',
    keywords: [found.groupName, found.kind === 'event' ? '事件' : '部件'].join(','),
    group: found.groupName,
  }
}

/** `GET /services/{service_code}`. */
export function definitionView(service: Service) {
  return { service_code: service.code, attributes: attributesOf(service) }
}

/** What is asked beyond place and description. */
export function attributesOf(service: Service) {
  if (!hasAttributes(service)) return []
  return [
    {
      variable: true,
      code: 'condition',
      datatype: 'singlevaluelist',
      required: true,
      datatype_description: '选择一项；说不清选“说不清”',
      order: 1,
      description: '现场是哪种情况？',
      values: [
        ...service.conditions.map(({ id, condition }) => ({ key: id, name: condition })),
        { key: unsure, name: '说不清' },
      ],
    },
    {
      variable: true,
      code: 'landmark',
      datatype: 'string',
      required: false,
      datatype_description: '不超过 100 字',
      order: 2,
      description: '附近有什么参照物？',
    },
  ]
}
