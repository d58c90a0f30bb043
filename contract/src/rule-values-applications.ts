import Type from 'typebox'
import { fastLaneGrounds } from './fast-lane.ts'
import { fastLaneGroundWords } from './fast-lane.words.ts'
import { jointForms } from './joint-tasks.ts'
import { jointFormWords } from './joint-tasks.words.ts'
import { called, count, strict, time } from './rule-values.ts'

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

/** 一次提交、反复使用: how long a paper handed in before may be used again. */
export const ReuseValue = Type.Object(
  { days: count('交过的材料多少天内可以再用', 'Days a paper may be used again', 0, 3650) },
  strict,
)

/** 绿色通道: on which grounds, how long, and what is left of the limits. */
export const FastLaneValue = Type.Object(
  {
    grounds: Type.Array(Type.Enum([...fastLaneGrounds]), {
      uniqueItems: true,
      maxItems: fastLaneGrounds.length,
      ...called('可走绿色通道的事由', 'Grounds'),
      words: fastLaneGroundWords,
    }),
    daysMax: count('最长天数', 'Days at most', 1, 365),
    limitPercent: count('环节时限压缩到百分之几', 'Per cent of a limit that are left', 10, 100),
  },
  strict,
)
