/** A sentence in both languages of the screens; `{name}` is room for a value. */
export interface Word {
  readonly zh: string
  readonly en: string
}

export type Dictionary = Readonly<Record<string, Word>>
