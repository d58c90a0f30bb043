import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../server/src/platform/db/embedded.ts'
import { migrate } from '../../server/src/platform/db/migrate.ts'
import { realWorld as world } from '../../server/src/platform/world.ts'

type Connection = Awaited<ReturnType<typeof startEmbedded>>['connection']

/** An empty database of its own for a benchmark, and its folder; both are gone afterwards. */
export async function withDatabase(
  name: string,
  work: (made: { readonly connection: Connection; readonly dataFolder: string }) => Promise<void>,
): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), `huiyin-bench-${name}-`))
  // As root the database runs as another user, who must be able to pass through.
  if (process.getuid?.() === 0) await chmod(dataFolder, 0o711)
  const server = await startEmbedded({ dataFolder })
  try {
    await migrate(server.connection, world.now())
    await work({ connection: server.connection, dataFolder })
  } finally {
    await server.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
