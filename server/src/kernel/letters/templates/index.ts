import type { LetterKind } from '../types.ts'

export function latestVersion(_kind: LetterKind): number {
  return 1
}
