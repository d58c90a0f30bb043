import Type from 'typebox'
import { publicLedgerColumnNames, publicLedgerColumns } from './ledger-publication.ts'
import { gradeWords } from './reviews.words.ts'

export const strict = { additionalProperties: false }

/** A schema says with `label` what its field is called; screens draw their forms from it. */
export interface FieldLabel {
  readonly zh: string
  readonly en: string
}

export const called = (zh: string, en: string) => ({ label: { zh, en } satisfies FieldLabel })

/** At most this many days, hours or months: a longer time is a slip of the pen. */
const amountHundredthsMax = 36_500

/** A time: `amountHundredths` 500 of `working_day` is five working days. */
export const time = (zh: string, en: string) =>
  Type.Object(
    {
      amountHundredths: Type.Integer({ minimum: 1, maximum: amountHundredthsMax }),
      unit: Type.Enum(['urgent_hour', 'urgent_day', 'working_hour', 'working_day', 'calendar_day']),
    },
    { ...strict, ...called(zh, en) },
  )

export const count = (zh: string, en: string, minimum: number, maximum: number) =>
  Type.Integer({ minimum, maximum, ...called(zh, en) })

export const yesNo = (zh: string, en: string) => Type.Boolean(called(zh, en))

const shortText = (zh: string, en: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, ...called(zh, en) })

/** Limits of reviews and rectification (docs/domain/reviews.md). */
export const ReviewLimitsValue = Type.Object(
  {
    contact: time('首次联系', 'First contact'),
    reassign: time('转交', 'Reassignment'),
    rectify: time('立行立改', 'Rectified at once'),
    planMax: time('限期整改至多', 'Rectified by a plan, at most'),
    extension: time('每次延期', 'An extension'),
    extensionsMax: count('延期次数至多', 'Extensions at most', 0, 5),
    appeal: time('申诉复核', 'Decision of an appeal'),
    followUp: time('回访', 'Follow-up'),
    followUpTriesMax: count('回访次数至多', 'Tries of a follow-up', 1, 10),
    check: time('独立核验', 'Independent check'),
    publicationReview: time('公示审核', 'Review before publication'),
    newDateAfterBreach: time('超期后告知的新期限', 'New date after a missed one'),
    tokenDays: count('评价链接有效天数', 'Days a review link stays open', 1, 365),
    problemReviews: count(
      '同一事项差评达几件提出立项',
      'Bad reviews that propose a problem',
      2,
      100,
    ),
    problemDays: count('统计天数', 'Within days', 7, 730),
    defaultAfterWorkingDays: Type.Union([Type.Integer({ minimum: 1, maximum: 60 }), Type.Null()], {
      ...called('未评价几个工作日后记默认评价', 'Working days until a default is recorded'),
    }),
  },
  strict,
)

/** Limits of applications; the law's own are not to be prolonged (docs/domain/applications.md). */
export const ApplicationLimitsValue = Type.Object(
  {
    accept: time('受理决定（法定至多 5 个工作日）', 'Acceptance, by law at most 5 working days'),
    correct: time('申请人补正', 'Correction by the applicant'),
    toleranceDaysMax: count(
      '容缺材料至多几个工作日补齐',
      'A material owed, working days at most',
      0,
      60,
    ),
    issue: time(
      '颁证送达（法定至多 10 个工作日）',
      'The certificate, by law at most 10 working days',
    ),
    deliver: time('送达', 'Delivery'),
    extensionDaysMax: count(
      '环节延长至多几个工作日',
      'A step prolonged by working days at most',
      0,
      10,
    ),
    remedies: Type.Array(Type.String({ minLength: 4, maxLength: 200 }), {
      minItems: 1,
      maxItems: 5,
      ...called('救济途径（每次不予受理、不予许可都告知）', 'Remedies told at every refusal'),
    }),
  },
  strict,
)

/** What a region decides about matters of other systems (docs/integrate/outside-matters.md). */
export const OutsideLimitsValue = Type.Object(
  {
    innerDaysBefore: count(
      '内部时限比上级时限提前几个工作日',
      'Working days the own date lies before the one from outside',
      0,
      30,
    ),
    acceptance: time('等待上级确认', 'Waiting for the word of the other system'),
  },
  strict,
)

/** Columns of the public page of figures, each shown when it is switched on. */
export const figureColumns = {
  rateable: { zh: '应评', en: 'Services' },
  reviewed: { zh: '已评', en: 'Reviews' },
  bad: { zh: '差评', en: 'Bad reviews' },
  goodRate: { zh: '好评率', en: 'Good rate' },
  participationRate: { zh: '参评率', en: 'Response rate' },
  verySatisfiedRate: { zh: '非常满意率', en: 'Very satisfied' },
  onTimeRate: { zh: '按时整改率', en: 'Rectified on time' },
  beside: { zh: '比率旁的事实', en: 'What stands beside the rates' },
} as const satisfies Record<string, FieldLabel>
export type FigureColumn = keyof typeof figureColumns

const columnNames = Object.keys(figureColumns) as FigureColumn[]

/** What a region makes public. */
export const PublicationValue = Type.Object(
  {
    figures: yesNo('评价数据', 'Figures'),
    columns: Type.Optional(
      Type.Array(Type.Enum(columnNames), {
        uniqueItems: true,
        maxItems: columnNames.length,
        ...called('评价数据中公开的列', 'Columns of the figures'),
        words: figureColumns,
      }),
    ),
    badReviews: yesNo('差评与答复', 'Bad reviews with answers'),
  },
  strict,
)

/** What a region shows the public of its ledgers, column by column (docs/domain/tasks.md). */
export const LedgerPublicationValue = Type.Object(
  {
    ledgers: yesNo('公示整改台账', 'Publish ledgers'),
    columns: Type.Array(Type.Enum(publicLedgerColumnNames), {
      uniqueItems: true,
      maxItems: publicLedgerColumnNames.length,
      ...called('公示的列', 'Columns shown'),
      words: publicLedgerColumns,
    }),
  },
  strict,
)

const modeWords = {
  own: { zh: '本平台采集', en: 'Collected here' },
  provincial: { zh: '省平台采集', en: 'Collected by the province' },
} as const satisfies Record<string, FieldLabel>

/** Who asks the person (docs/integrate/province.md). */
export const CaptureModeValue = Type.Object(
  {
    mode: Type.Enum(Object.keys(modeWords) as (keyof typeof modeWords)[], {
      ...called('采集方式', 'Capture mode'),
      words: modeWords,
    }),
    reportsUp: yesNo('本平台采集的评价上报省平台', 'Report ratings given here to the province'),
  },
  strict,
)

/** Days texts are kept after a matter closed. */
export const TextRetentionValue = Type.Object(
  { closedDays: count('办结后保留天数', 'Days kept after closing', 30, 10_950) },
  strict,
)

const checkerWords = {
  sampled: { zh: '抽查', en: 'Sampled' },
  peer: { zh: '同事核验', en: 'A colleague' },
  outside_unit: { zh: '外单位核验', en: 'Another unit' },
  county_pool: { zh: '县级核验', en: 'The county' },
} as const satisfies Record<string, FieldLabel>
const checker = (zh: string, en: string) =>
  Type.Enum(Object.keys(checkerWords) as (keyof typeof checkerWords)[], {
    ...called(zh, en),
    words: checkerWords,
  })

/** Who checks, by kind of matter and risk. */
export const VerificationValue = Type.Object(
  {
    kinds: Type.Record(
      Type.String({ pattern: '^[a-z_]{1,40}$' }),
      Type.Object(
        {
          low: checker('低风险', 'Low risk'),
          normal: checker('一般风险', 'Normal risk'),
          high: checker('高风险', 'High risk'),
        },
        strict,
      ),
      {
        ...called('各类事项由谁核验', 'Who checks, by kind of matter'),
        words: {
          rectification: { zh: '差评整改', en: 'Rectification' },
          service_check: { zh: '静态码评价核实', en: 'Check of a service' },
          integrity_check: { zh: '评价诚信核查', en: 'Integrity of reviews' },
          item_problem: { zh: '事项问题', en: 'Problem of an item' },
          pressure_report: { zh: '干扰评价举报', en: 'Report of pressure' },
          task: { zh: '台账任务', en: 'Task of a ledger' },
          outside_matter: { zh: '上级交办件', en: 'Matter from above' },
        },
      },
    ),
    sampleOneIn: count('抽查比例：几件抽一件', 'Of what is sampled, one in', 1, 100),
    poolUnitsMax: count(
      '单位不超过几个的乡镇由县级核验',
      'Townships of at most so many units',
      0,
      100,
    ),
  },
  strict,
)

/** Limits of tasks from ledgers (docs/domain/tasks.md). */
export const TaskLimitsValue = Type.Object(
  {
    atOnce: time('立行立改', 'Put right at once'),
    phased: time('阶段整改', 'In phases'),
    review: time('长期坚持：多久回看一次', 'Kept up: looked at again every'),
    check: time('核验', 'Check'),
    sign: time('签批', 'Signature'),
    again: time('退回或反弹后重新整改', 'After a return or a relapse'),
    extensionsMax: count('延期次数至多', 'Extensions at most', 0, 5),
    signedBy: Type.Enum(['leader', 'supervisor'], {
      ...called('销号由谁签批', 'Who signs the striking off'),
      words: {
        leader: { zh: '领导', en: 'A leader' },
        supervisor: { zh: '督查部门', en: 'The supervising office' },
      },
    }),
  },
  strict,
)

const timeOfDay = (zh: string, en: string) =>
  Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', ...called(zh, en) })

/** How much and when the platform may speak. */
export const NoticeSettingsValue = Type.Object(
  {
    silence: Type.Object(
      { from: timeOfDay('从', 'From'), to: timeOfDay('到', 'To') },
      { ...strict, ...called('免打扰时段', 'Silence') },
    ),
    digestsPerDayMax: count('每人每天汇总至多几次', 'Digests a person and day', 1, 4),
    reminderPercents: Type.Array(Type.Integer({ minimum: 10, maximum: 100 }), {
      maxItems: 5,
      uniqueItems: true,
      ...called('期限用去百分之几时提醒', 'Reminded when so many per cent are used'),
    }),
    askedPerWeekMax: count('每人每周至多要求几次', 'Asked of a person in a week, at most', 1, 1000),
  },
  strict,
)

const dayOf = (zh: string, en: string) => Type.String({ format: 'date', ...called(zh, en) })
const monthDay = (zh: string, en: string) =>
  Type.String({ pattern: '^[01][0-9]-[0-3][0-9]$', ...called(zh, en) })
const intervals = Type.Array(
  Type.Array(Type.String({ pattern: '^([01][0-9]|2[0-4]):[0-5][0-9]$' }), {
    minItems: 2,
    maxItems: 2,
    ...called('时段', 'From, to'),
  }),
  { maxItems: 4, ...called('上班时间', 'Hours') },
)

const specialDay = {
  day: dayOf('日期', 'Day'),
  type: Type.Enum(['holiday', 'workday'], {
    ...called('类型', 'Kind'),
    words: { holiday: { zh: '放假', en: 'off' }, workday: { zh: '调休上班', en: 'worked' } },
  }),
  name: shortText('名称', 'Occasion', 40),
  notice: shortText('依据', 'Ground', 200),
}

/** Holidays and make-up days of a year (国务院办公厅关于部分节假日安排的通知). */
export const NationalCalendarValue = Type.Object(
  {
    year: count('年份', 'Year', 2000, 2059),
    notice: Type.String({ maxLength: 200, ...called('通知文号', 'Notice') }),
    days: Type.Array(Type.Object(specialDay, strict), {
      maxItems: 366,
      ...called('放假和调休', 'Special days'),
    }),
  },
  strict,
)

const hoursAndDays = {
  hours: Type.Array(
    Type.Object(
      {
        effectiveFrom: dayOf('从哪天起', 'From'),
        effectiveThrough: Type.Optional(dayOf('到哪天', 'Through')),
        season: Type.Optional(
          Type.Object(
            {
              from: monthDay('每年从（月-日）', 'Each year from'),
              through: monthDay('到', 'to'),
            },
            { ...strict, ...called('季节', 'Season') },
          ),
        ),
        intervals,
        weekdays: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
          uniqueItems: true,
          maxItems: 7,
          ...called('星期几（1 至 7）', 'Weekdays, 1 to 7'),
        }),
        onHolidays: yesNo('节假日也上班', 'Holidays worked'),
      },
      strict,
    ),
    { maxItems: 100, ...called('作息', 'Working hours') },
  ),
  days: Type.Array(Type.Object({ ...specialDay, intervals: Type.Optional(intervals) }, strict), {
    maxItems: 366,
    ...called('本地放假和上班', 'Own days'),
  }),
}

/** What a region keeps of its own: summer and winter hours, days off, half days. */
export const LocalCalendarValue = Type.Object(hoursAndDays, strict)

/** What single units keep beside it; a unit that is not named keeps the region's. */
export const UnitCalendarsValue = Type.Object(
  {
    units: Type.Array(
      Type.Object(
        {
          unitCode: Type.String({
            minLength: 1,
            maxLength: 36,
            ...called('单位', 'Unit'),
            of: 'units',
          }),
          ...hoursAndDays,
        },
        strict,
      ),
      { maxItems: 200, ...called('单位', 'Units') },
    ),
  },
  strict,
)

/** Tags of a region beside the national list. */
export const ExtensionTagsValue = Type.Object(
  {
    tags: Type.Array(
      Type.Object(
        {
          code: Type.String({
            pattern: '^x[1-5][0-9]{2}$',
            ...called('代码（x、级别 1–5、两位数字）', 'Code: x, level 1–5, two digits'),
          }),
          grade: Type.Enum(Object.keys(gradeWords) as (keyof typeof gradeWords)[], {
            ...called('满意度', 'Level'),
            words: gradeWords,
          }),
          text: shortText('标签', 'Tag', 30),
          textEn: shortText('英文', 'English', 60),
          retired: yesNo('已停用', 'Retired'),
        },
        strict,
      ),
      { maxItems: 60, ...called('本地扩展标签', 'Own tags') },
    ),
  },
  strict,
)
