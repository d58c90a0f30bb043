import { readdirSync } from 'node:fs'
import type { Command } from './command.ts'

/** Files of this folder that are no commands. */
const others = new Set(['command', 'list'])

/** The names of all commands: the files of this folder. */
export function commandNames(): string[] {
  return readdirSync(import.meta.dirname)
    .map((file) => file.match(/^([a-z]+(?:-[a-z]+)*)\.ts$/)?.[1])
    .filter((name) => name !== undefined)
    .filter((name) => !others.has(name))
    .sort()
}

/** The command of a name, or `undefined`. Only files of this folder can be named. */
export async function findCommand(name: string): Promise<Command | undefined> {
  if (!commandNames().includes(name)) return undefined
  const module = (await import(`./${name}.ts`)) as { readonly command: Command }
  return module.command
}
