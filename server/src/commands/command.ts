import type { Config } from '../platform/config.ts'
import type { World } from '../platform/world.ts'

/** What a command gets from `main.ts`. */
export interface CommandParts {
  readonly config: Config
  readonly world: World
  /** Writes a line for the person at the terminal. */
  print(line: string): void
}

/**
 * A command of `huiyin`: a file of this folder that exports `command`, called by the file's name.
 * `withDatabase` (platform/database.ts) gives it the database, beside a running server or not.
 */
export interface Command {
  /** One line for `huiyin help`. */
  readonly summary: string
  /** The arguments, as in `[--roots <file>]`; empty if there are none. */
  readonly usage: string
  /**
   * @param args - the words after the command's name
   * @returns the exit code: 0, or 1 when the command found what it looks for broken
   * @throws StartFault with one sentence that says what to do
   */
  run(args: readonly string[], parts: CommandParts): Promise<number>
}
