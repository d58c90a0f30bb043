import { gunzipSync } from 'node:zlib'
import type { Queryable } from '../../platform/db/db.ts'
import { fieldsOf, fileText } from './snapshots.rules.ts'
import { countParts, findPart } from './snapshots.store.ts'
import type { FigureSource, InputFile, Snapshot } from './types.ts'

/** The frozen lines of every input file of a snapshot. */
export async function loadLines(
  db: Queryable,
  source: FigureSource,
  snapshot: Snapshot,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const lines = new Map<string, readonly string[]>()
  for (const { name } of source.files) {
    const ofFile: string[] = []
    const parts = await countParts(db, snapshot, name)
    for (let part = 0; part < parts; part += 1) {
      const body = await findPart(db, snapshot, { file: name, part })
      if (body === undefined) throw new RangeError(`part ${part} of ${name} is missing`)
      for (const line of gunzipSync(body).toString('utf8').split('\n')) ofFile.push(line)
    }
    lines.set(name, ofFile)
  }
  return lines
}

/** The frozen input files as text, by file name. */
export async function loadInputFiles(
  db: Queryable,
  source: FigureSource,
  snapshot: Snapshot,
): Promise<ReadonlyMap<string, string>> {
  const lines = await loadLines(db, source, snapshot)
  return new Map(
    source.files.map((file) => {
      const own = lines.get(file.name) ?? []
      return [`${file.name}.csv`, fileText(columnsThen(file, own), own)]
    }),
  )
}

/** Columns are only ever added at the end: an older month has the first of them. */
function columnsThen(file: InputFile, [line]: readonly string[]): InputFile {
  if (line === undefined) return file
  return { ...file, columns: file.columns.slice(0, fieldsOf(line).length) }
}
