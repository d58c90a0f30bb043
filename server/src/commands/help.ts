import type { Command } from './command.ts'
import { commandNames, findCommand } from './list.ts'

export const command: Command = {
  summary: 'say what the commands are',
  usage: '',
  async run(_args, { print }) {
    print('huiyin <command>\n')
    for (const name of commandNames()) {
      const found = await findCommand(name)
      if (found === undefined) continue
      print(`  ${name.padEnd(12)} ${found.summary}`)
      if (found.usage !== '') print(`  ${''.padEnd(12)} huiyin ${name} ${found.usage}`)
    }
    print('\nThe settings are environment variables: docs/operate/configuration.md')
    return 0
  },
}
