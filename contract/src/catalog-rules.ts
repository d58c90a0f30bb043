import Type, { type Static } from 'typebox'
import { itemCode } from './catalog-versions.ts'
import type { FieldLabel } from './rule-values.ts'

const strict = { additionalProperties: false }
const called = (zh: string, en: string) => ({ label: { zh, en } satisfies FieldLabel })
const text = (zh: string, en: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', ...called(zh, en) })

/** A proof no office may ask for any more (废止证明清单). */
export const AbolishedProof = Type.Object(
  {
    name: Type.String({
      minLength: 4,
      maxLength: 100,
      ...called('证明名称', 'Name of the proof'),
    }),
    alsoCalled: Type.Array(Type.String({ minLength: 4, maxLength: 100 }), {
      maxItems: 20,
      ...called('其他叫法', 'Also called'),
    }),
    ground: text('取消的依据', 'Ground on which it was abolished', 200),
    instead: text('改为怎么办', 'What replaces it', 200),
  },
  strict,
)
export type AbolishedProof = Static<typeof AbolishedProof>

/** What no item may ask for, as versioned data. */
export const AbolishedProofsValue = Type.Object(
  {
    proofs: Type.Array(AbolishedProof, {
      maxItems: 1000,
      ...called('废止的证明', 'Abolished proofs'),
    }),
  },
  strict,
)

/** 一件事: items people need together, handled as one. */
export const Theme = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$', ...called('主题编码', 'Code') }),
    name: text('主题名称', 'Name', 100),
    nameEn: text('英文名称', 'Name in English', 200),
    intro: text('说明', 'What it is', 500),
    leadUnitCode: text('牵头单位编码', 'Leading unit (code)', 36),
    itemCodes: Type.Array(itemCode, {
      minItems: 1,
      maxItems: 30,
      uniqueItems: true,
      ...called('所含事项编码', 'Its items (codes)'),
    }),
    /** Where one item waits for another; left out, all are handled beside each other. */
    links: Type.Optional(
      Type.Array(
        Type.Object(
          {
            itemCode,
            after: itemCode,
            /** `begin`: not begun before; `decide`: examined beforehand, decided only after. */
            waits: Type.Enum(['begin', 'decide']),
          },
          strict,
        ),
        { maxItems: 60, ...called('事项间的先后', 'What waits for what') },
      ),
    ),
  },
  strict,
)
export type Theme = Static<typeof Theme>

/** The themes of a region. */
export const ThemesValue = Type.Object(
  { themes: Type.Array(Theme, { maxItems: 200, ...called('一件事主题', 'Themes') }) },
  strict,
)
