const unwanted = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069]/gu
const mayHaveUnwanted = /[\u007F-\u009F\u202A-\u202E\u2066-\u2069]|\\(?:u00|u20|[bf])/i

/**
 * A text without what nobody types: control characters other than tab and line ends, and the marks
 * that turn the direction of everything behind them (Unicode TR 9, 2.2 and 2.4). Telephones put such
 * marks around numbers that are copied; others write `\u202Efdp.exe` with them. The marks of single
 * letters stay, since Arabic and Uyghur need them.
 */
export function plainText(text: string): string {
  return text.replace(unwanted, '')
}

/** Whether the JSON of a value may hold texts that {@link plainText} changes; seldom wrongly yes. */
export function mayBeUnplain(json: string): boolean {
  return mayHaveUnwanted.test(json)
}
