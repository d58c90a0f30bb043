import assert from 'node:assert/strict'
import pg from 'pg'
import { codeOf } from '../start-fault.ts'

/** All columns of a table, or those named. */
type Columns = 'all' | readonly string[]

/** What a role may do with a table; what is not named it may not. */
export interface TableRights {
  readonly select?: Columns
  readonly insert?: 'all'
  readonly update?: Columns
  readonly delete?: 'all'
}

/** Tables by `schema.table`; a table that is not named is closed to the role. */
export type Rights = Readonly<Record<string, TableRights>>

/** A role of the database server and what it may do in this database. */
export interface RoleRights {
  readonly role: string
  readonly rights: Rights
}

const nameForm = /^[a-z][a-z0-9_]{0,62}$/
const tableForm = /^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/
/** Only one process sets rights at a time; any number that never changes. */
const rightsLock = 7_240_803
const duplicateObject = '42710'
const uniqueViolation = '23505'

/**
 * Makes a role that may sign in, without a password: whoever runs the server gives it one.
 *
 * @returns false when it was there already
 */
export async function makeRole(connection: pg.ClientConfig, role: string): Promise<boolean> {
  assert(nameForm.test(role), `not a name of a role: ${role}`)
  return withClient(connection, async (client) => {
    try {
      await client.query(`create role ${role} login nosuperuser nocreatedb nocreaterole`)
      return true
    } catch (error) {
      // Roles belong to the whole server: another database of it may have made this one.
      if ([duplicateObject, uniqueViolation].includes(codeOf(error) ?? '')) return false
      throw error
    }
  })
}

/**
 * Gives a role exactly these rights in our schemas and takes every other, in one transaction: a
 * connection of the role notices nothing but the difference.
 */
export async function setRights(connection: pg.ClientConfig, wanted: RoleRights): Promise<void> {
  const { role, rights } = wanted
  assert(nameForm.test(role), `not a name of a role: ${role}`)
  const schemas = [...new Set(Object.keys(rights).map(schemaOf))]
  await withClient(connection, async (client) => {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [rightsLock])
    for (const schema of await ourSchemas(client)) {
      await client.query(`revoke all on all tables in schema ${schema} from ${role}`)
      await client.query(`revoke all on schema ${schema} from ${role}`)
    }
    for (const schema of schemas) await client.query(`grant usage on schema ${schema} to ${role}`)
    for (const [table, right] of Object.entries(rights)) {
      assert(tableForm.test(table), `not a table of ours: ${table}`)
      await client.query(`grant ${privileges(right)} on ${table} to ${role}`)
    }
    await client.query('commit')
  })
}

/** Renews the rights after a migration, where the role was given any in this database. */
export async function renewRights(connection: pg.ClientConfig, wanted: RoleRights): Promise<void> {
  const isInUse = await withClient(connection, async (client) => {
    const found = await client.query(
      `select 1 from pg_roles where rolname = $1 and has_schema_privilege(oid, 'kernel', 'usage')`,
      [wanted.role],
    )
    return found.rows.length > 0
  })
  if (isInUse) await setRights(connection, wanted)
}

async function ourSchemas(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>(
    `select distinct table_schema as name from information_schema.tables
     where table_schema not in ('pg_catalog', 'information_schema')`,
  )
  return found.rows.map(({ name }) => name).filter((name) => nameForm.test(name))
}

function privileges({ select, insert, update, delete: remove }: TableRights): string {
  const of = (verb: string, columns: Columns | undefined) => {
    if (columns === undefined) return []
    return [columns === 'all' ? verb : `${verb} (${columns.join(', ')})`]
  }
  const all = [
    ...of('select', select),
    ...of('insert', insert),
    ...of('update', update),
    ...of('delete', remove),
  ]
  return all.join(', ')
}

function schemaOf(table: string): string {
  return table.split('.', 1)[0] ?? ''
}

async function withClient<Result>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
