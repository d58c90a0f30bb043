import { execFile } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

/** Makes a PDF of a page; `undefined` where no browser is installed. */
export type PdfPrinter = (page: string) => Promise<Buffer | undefined>

interface Browser {
  readonly program?: string | undefined
  readonly path?: string
}

const known = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]
const printMs = 60_000
const run = promisify(execFile)

/**
 * Prints pages by the browser of the machine, if it has one: the PDF looks as the page does, and no
 * second writer of documents has to be kept. One page at a time: a browser is a large guest.
 *
 * @param browser - its program, else one of the usual names on the path
 */
export function openPdf({ program: named, path = '' }: Browser = {}): PdfPrinter {
  let line: Promise<unknown> = Promise.resolve()
  const program = named === undefined ? findProgram(path) : Promise.resolve(named)
  return (page) => {
    const printed = line.then(async () => {
      const found = await program
      return found === undefined ? undefined : print(found, page)
    })
    line = printed.catch(() => undefined)
    return printed
  }
}

async function findProgram(path: string): Promise<string | undefined> {
  const folders = path.split(delimiter).filter(Boolean)
  for (const candidate of known.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    const isThere = await access(candidate).then(
      () => true,
      () => false,
    )
    if (isThere) return candidate
  }
  return undefined
}

async function print(program: string, page: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-pdf-'))
  try {
    const from = join(folder, 'page.html')
    const to = join(folder, 'page.pdf')
    await writeFile(from, page)
    // The page is ours, without scripts, from a file of its own; as root the sandbox does not start.
    const isRoot = process.getuid?.() === 0
    const options = [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-pdf-header-footer',
      `--user-data-dir=${join(folder, 'profile')}`,
      ...(isRoot ? ['--no-sandbox'] : []),
    ]
    await run(program, [...options, `--print-to-pdf=${to}`, pathToFileURL(from).href], {
      timeout: printMs,
    })
    return await readFile(to)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
