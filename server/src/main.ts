import { findCommand } from './commands/list.ts'
import { readConfig } from './platform/config.ts'
import { StartFault } from './platform/start-fault.ts'
import { realWorld } from './platform/world.ts'

// The file is the program: `node server/src/main.ts <command> …`, usually through bin/huiyin.mjs.
const [name = 'help', ...args] = process.argv.slice(2)
process.exitCode = await run(name === '--help' || name === '-h' ? 'help' : name, args)

/** @returns 0; 1 for what the operator can mend; 2 for a wrong call; 70 for a fault of ours */
async function run(commandName: string, words: readonly string[]): Promise<number> {
  try {
    const command = await findCommand(commandName)
    if (command === undefined) {
      process.stderr.write(`There is no command "${commandName}": "huiyin help" lists them.\n`)
      return 2
    }
    const config = readConfig(process.env)
    const print = (line: string) => process.stdout.write(`${line}\n`)
    return await command.run(words, { config, world: realWorld, print })
  } catch (error) {
    if (error instanceof StartFault) {
      process.stderr.write(`${error.message}\n`)
      return 1
    }
    console.error(error)
    return 70
  }
}
