/** Breadth of a text in full-width characters: letters and digits of ASCII take half of one. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, one) => sum + (one <= '\u00ff' ? 0.5 : 1), 0)
}

/** Whether a cell holds a number alone, or the dash for none, and is set in the middle. */
export function isFigure(text: string): boolean {
  return /^[-+±]?[\d.,]+%?$|^[—-]$/.test(text)
}
