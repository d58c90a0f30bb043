import fastJson from 'fast-json-stringify'
import type { FastifySerializerCompiler } from 'fastify'

type Writer = (answer: unknown) => string

/** What writes the answers of a schema; schemas are constants of the contract. */
const writers = new WeakMap<object, Writer>()

/**
 * Compiles the schema of an answer into what writes it as JSON, once a process: a second door costs
 * nothing, nor do the hundreds that the tests open. Fastify compiles it anew for each server.
 */
export const compileWriter: FastifySerializerCompiler<object> = ({ schema }) => {
  const known = writers.get(schema)
  if (known !== undefined) return known
  const writer: Writer = fastJson(schema)
  writers.set(schema, writer)
  return writer
}
