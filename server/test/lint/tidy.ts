import ts from 'typescript'

const fileLinesMax = 400
const functionLinesMax = 70
/** Tools that read the default export of their settings. */
const settings = /(?:^|\/)(?:vite|vitest)\.config\.ts$/
/** Folders of somebody's machine: whoever runs this has others. */
const machinePath = /(?:^|['"`\s(=])\/(?:work|home|Users|root)\/[\w.-]+/m
const unfinished = new RegExp(`\\b(?:${['TO', 'FIX', 'HA'].join('|')})(?:DO|ME|CK)\\b`)

/** What of STYLE.md a source file breaks, each with its line. */
export function untidy(path: string, source: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const faults: string[] = []
  const say = (node: ts.Node, fault: string) => {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart())
    faults.push(`${path}:${line + 1} ${fault}`)
  }
  const lines = source.trimEnd().split('\n').length
  if (lines > fileLinesMax) say(file, `has ${lines} lines, ${fileLinesMax} allowed`)
  faults.push(...untidyText(path, source))
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && linesOf(node, file) > functionLinesMax && !isSuite(node)) {
      say(node, `is a function of ${linesOf(node, file)} lines, ${functionLinesMax} allowed`)
    }
    if (node.kind === ts.SyntaxKind.AnyKeyword) say(node, 'says any')
    if (isDefaultExport(node) && !settings.test(path)) say(node, 'has a default export')
    ts.forEachChild(node, visit)
  }
  visit(file)
  return faults
}

/** Words that belong in no file of ours, whatever its language. */
export function untidyText(path: string, source: string): string[] {
  const faults: string[] = []
  source.split('\n').forEach((line, index) => {
    if (unfinished.test(line)) faults.push(`${path}:${index + 1} is unfinished`)
    if (machinePath.test(line)) faults.push(`${path}:${index + 1} names a folder of one machine`)
  })
  return faults
}

function linesOf(node: ts.Node, file: ts.SourceFile): number {
  const first = file.getLineAndCharacterOfPosition(node.getStart()).line
  return file.getLineAndCharacterOfPosition(node.getEnd()).line - first + 1
}

/** The body of `describe` is a chapter, not a function. */
function isSuite(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^describe\b/.test(node.parent.expression.getText())
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)
  )
}

/** The files a document of ours points to and that are not there. */
export function brokenLinks(text: string, exists: (target: string) => boolean): string[] {
  const withoutCode = text.replace(/```[\s\S]*?```/g, '')
  return [...withoutCode.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => (target ?? '').replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target) && !exists(target))
}
