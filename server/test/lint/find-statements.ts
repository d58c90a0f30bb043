import ts from 'typescript'

/** A statement written in a source file. */
export interface WrittenStatement {
  readonly line: number
  readonly text: string
  readonly isCrossRegion: boolean
  /** Whether fragments are put in at run time. */
  readonly isIncomplete: boolean
}

/** After these words stands a condition or a table, never a value: so a fragment is put in. */
const beforeFragment =
  /(?:^|\b(?:where|and|or|on|from|join|by|with|select|returning|set|exists|as|into|update|not))\s*\(?\s*$/i

/**
 * Every statement of a source file: what the `sql` tag and `insertRows` make. Values are `$1`, …;
 * a fragment that stands where no value can is left out, and the statement marked incomplete.
 */
export function findStatements(path: string, source: string): WrittenStatement[] {
  // A file without either word needs no parsing: that is seven of eight.
  if (!/\b(?:sql|insertRows)\b/.test(source)) return []
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const found: WrittenStatement[] = []
  const visit = (node: ts.Node): void => {
    const written = ts.isTaggedTemplateExpression(node)
      ? fromTemplate(node)
      : ts.isCallExpression(node)
        ? fromInsertRows(node, file)
        : undefined
    if (written !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push({ ...written, line: line + 1, isCrossRegion: isInsideCrossRegion(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

type Text = Pick<WrittenStatement, 'text' | 'isIncomplete'>

function fromTemplate(node: ts.TaggedTemplateExpression): Text | undefined {
  if (node.tag.getText() !== 'sql') return undefined
  if (ts.isNoSubstitutionTemplateLiteral(node.template)) return whole(node.template.text)
  let text = node.template.head.text
  let isIncomplete = false
  node.template.templateSpans.forEach((span, index) => {
    const isFragment = beforeFragment.test(text) || startsFragment(span.literal.text)
    isIncomplete ||= isFragment
    text += (isFragment ? '' : `$${index + 1}`) + span.literal.text
  })
  return { ...whole(text), isIncomplete: isIncomplete || whole(text).isIncomplete }
}

/** A value is followed by something; a fragment at the end of a line by the next clause. */
function startsFragment(rest: string): boolean {
  return /^\s+(?:from|select)\b/i.test(rest)
}

/** A text that is no statement is a fragment of one. */
function whole(text: string): Text {
  const isStatement = /^\s*(?:select|with|insert|update|delete|merge|values)\b/i.test(text)
  return { text, isIncomplete: !isStatement }
}

/** `insertRows('kernel.unit', columns, rows, tail)` as the text it will be. */
function fromInsertRows(node: ts.CallExpression, file: ts.SourceFile): Text | undefined {
  if (node.expression.getText() !== 'insertRows') return undefined
  const [table, columns, , tail] = node.arguments
  if (table === undefined || columns === undefined || !ts.isStringLiteral(table)) return undefined
  const names = columnNames(columns, file)
  const isLiteral = tail !== undefined && ts.isStringLiteralLike(tail)
  const text = `insert into ${table.text} (${names?.join(', ')}) select $1 ${isLiteral ? tail.text : ''}`
  return { text, isIncomplete: names === undefined }
}

/** The names of a literal, or of the constant of this file that is meant. */
function columnNames(node: ts.Node, file: ts.SourceFile): string[] | undefined {
  if (ts.isObjectLiteralExpression(node)) {
    if (node.properties.some(ts.isSpreadAssignment)) return undefined
    return node.properties.map((property) => property.name?.getText() ?? '')
  }
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) {
    return columnNames(node.expression, file)
  }
  if (!ts.isIdentifier(node)) return undefined
  const constants = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
  const meant = constants.find(({ name }) => name.getText() === node.text)?.initializer
  return meant === undefined ? undefined : columnNames(meant, file)
}

function isInsideCrossRegion(node: ts.Node): boolean {
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (ts.isCallExpression(at) && at.expression.getText() === 'crossRegion') return true
  }
  return false
}
