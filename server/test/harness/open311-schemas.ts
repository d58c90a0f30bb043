import { Ajv } from 'ajv'
import formats from 'ajv-formats'

/**
 * What an answer of GeoReport v2 looks like in JSON, written from its specification
 * (wiki.open311.org/GeoReport_v2): which fields there are, which must be there, and of what kind.
 */
const text = { type: 'string' }
const maybeText = { type: ['string', 'null'] }
const maybeMoment = { anyOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }] }
const listOf = (items: object) => ({ type: 'array', items })
const only = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const service = only(
  {
    service_code: text,
    service_name: text,
    description: maybeText,
    metadata: { type: 'boolean' },
    type: { enum: ['realtime', 'batch', 'blackbox'] },
    keywords: maybeText,
    group: maybeText,
  },
  ['service_code', 'service_name', 'metadata', 'type'],
)

const attribute = only(
  {
    variable: { type: 'boolean' },
    code: text,
    datatype: {
      enum: ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'],
    },
    required: { type: 'boolean' },
    datatype_description: maybeText,
    order: { type: ['integer', 'null'] },
    description: maybeText,
    values: listOf(only({ key: text, name: text }, ['key', 'name'])),
  },
  ['variable', 'code', 'datatype', 'required'],
)

const requestFields = {
  service_request_id: text,
  status: { enum: ['open', 'closed'] },
  status_notes: maybeText,
  service_name: maybeText,
  service_code: text,
  description: { type: ['string', 'null'], maxLength: 4000 },
  agency_responsible: maybeText,
  service_notice: maybeText,
  requested_datetime: { type: 'string', format: 'date-time' },
  updated_datetime: maybeMoment,
  expected_datetime: maybeMoment,
  address: maybeText,
  address_id: maybeText,
  zipcode: maybeText,
  lat: { type: ['number', 'null'] },
  long: { type: ['number', 'null'] },
  media_url: { anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] },
}
const requestRequired = ['service_request_id', 'status', 'service_code', 'requested_datetime']

export const open311Schemas = {
  services: listOf(service),
  definition: only({ service_code: text, attributes: listOf(attribute) }, [
    'service_code',
    'attributes',
  ]),
  requests: listOf(only(requestFields, requestRequired)),
  created: listOf(
    only({ service_request_id: text, service_notice: maybeText, account_id: maybeText }, [
      'service_request_id',
    ]),
  ),
  tokens: listOf(only({ service_request_id: text, token: text }, ['service_request_id', 'token'])),
  errors: {
    ...listOf(only({ code: { type: 'integer' }, description: text }, ['code', 'description'])),
    minItems: 1,
  },
  discovery: only(
    {
      changeset: { type: 'string', format: 'date-time' },
      contact: text,
      key_service: text,
      endpoints: {
        minItems: 1,
        ...listOf(
          only(
            {
              specification: { type: 'string', format: 'uri' },
              url: { type: 'string', format: 'uri' },
              changeset: { type: 'string', format: 'date-time' },
              type: { enum: ['production', 'test'] },
              formats: { ...listOf({ enum: ['text/xml', 'application/json'] }), minItems: 1 },
            },
            ['specification', 'url', 'changeset', 'type', 'formats'],
          ),
        ),
      },
    },
    ['changeset', 'contact', 'key_service', 'endpoints'],
  ),
} as const

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
formats.default(ajv)

/** What of an answer is not as the specification has it; nothing where all is. */
export function open311Faults(name: keyof typeof open311Schemas, answer: unknown): string[] {
  const isValid = ajv.compile(open311Schemas[name])
  if (isValid(answer)) return []
  return (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
