import Type from 'typebox'
import { jointForms } from './joint-tasks.ts'
import { jointFormWords } from './joint-tasks.words.ts'
import { called, strict, time } from './rule-values.ts'

/** How departments work together on an application (docs/domain/applications.md). */
export const JointWorkValue = Type.Object(
  {
    limits: Type.Object(
      {
        consultation: time('征求意见答复', 'A consultation is answered'),
        co_sign: time('会签', 'A co-signature'),
        site_visit: time('联合踏勘并签署意见', 'A joint visit is held and signed'),
        review_meeting: time('联审会并签署意见', 'A review meeting is held and signed'),
      },
      { ...strict, ...called('时限', 'Limits') },
    ),
    silenceIsConsent: Type.Array(Type.Enum([...jointForms]), {
      uniqueItems: true,
      maxItems: jointForms.length,
      ...called(
        '逾期未复视为同意的方式（须有公布的依据）',
        'Where silence is consent, on a published ground',
      ),
      words: jointFormWords,
    }),
  },
  strict,
)
