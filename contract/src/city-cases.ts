import Type, { type Static } from 'typebox'
import { areaCode, RouteExplained } from './routing.ts'
import { called, count, strict, time, yesNo } from './rule-values.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const text = (zh: string, en: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, ...called(zh, en) })
const unitCode = (zh: string, en: string) =>
  Type.Optional(Type.String({ minLength: 1, maxLength: 36, ...called(zh, en) }))

/** 部件 or 事件: a thing, or something that happens. */
export const caseKinds = ['component', 'event'] as const
export type CaseKind = (typeof caseKinds)[number]

/** Where a report came from. */
export const caseSources = ['collector', 'public', 'video', 'leader', 'hotline', 'media'] as const
export type CaseSource = (typeof caseSources)[number]

const category = Type.String({
  pattern: '^[0-9]{4}$',
  description: '大类 and 小类, two digits each',
})

/** 立案、处置和结案标准: one small class has a row a condition. */
export const FilingStandard = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$', ...called('行标识', 'Row') }),
    kind: Type.Enum([...caseKinds], called('部件或事件', 'Component or event')),
    category: Type.String({ pattern: '^[0-9]{4}$', ...called('大小类编码', 'Class') }),
    condition: text('立案条件', 'Condition for filing', 200),
    limit: time('处置时限', 'Limit'),
    closings: Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
      minItems: 1,
      maxItems: 10,
      ...called('结案条件', 'Conditions for closing'),
    }),
    photos: count('处置后照片至少几张', 'Photos after, at least', 1, 9),
    hazard: Type.Boolean(called('有安全隐患，先围护', 'A hazard: fenced first')),
    law: Type.String({ maxLength: 200, ...called('依据', 'Ground') }),
  },
  strict,
)
export type FilingStandard = Static<typeof FilingStandard>
export const FilingStandardsValue = Type.Object(
  { rows: Type.Array(FilingStandard, { maxItems: 2000, ...called('标准', 'Standards') }) },
  strict,
)

/** How long each of the seven steps takes, and what holds around them. */
export const CaseLimitsValue = Type.Object(
  {
    accept: time('受理立案', 'Acceptance and filing'),
    verify: time('核实', 'Verification'),
    dispatch: time('派遣', 'Dispatch'),
    check: time('核查', 'Check'),
    close: time('结案', 'Closing'),
    totalExtraHours: count('全流程在处置时限外加几小时', 'Hours beyond the limit, in all', 1, 72),
    totalExtraDays: count('全流程在处置时限外加几天', 'Days beyond the limit, in all', 1, 30),
    returnWithin: time('退单须在派遣后', 'A return comes within'),
    returnsMax: count('退单至多几次', 'Returns at most', 0, 5),
    delaysMax: count('延期至多几次', 'Delays at most', 0, 2),
    suspendDaysMax: count('挂账至多几天', 'Suspension, days at most', 1, 365),
    recurDays: count('几天内同处再发为假性整改', 'Days within which it recurs', 1, 180),
    recurMetres: count('同处：几米以内', 'The same place: metres', 1, 200),
    acceptanceUnitCode: unitCode('监督中心单位编码', 'Unit that accepts and closes (code)'),
    commandUnitCode: unitCode('指挥中心单位编码', 'Unit that dispatches (code)'),
    /** What devices send when they know no place. */
    defaultPoints: Type.Array(
      Type.Object({ longitude: Type.Number(), latitude: Type.Number() }, strict),
      { maxItems: 20, ...called('不算位置的默认坐标', 'Coordinates that are no place') },
    ),
  },
  strict,
)
export type CaseLimits = Static<typeof CaseLimitsValue>

/** What a region takes from the public and shows it of cases (docs/domain/city-cases.md). */
export const CasePublicationValue = Type.Object(
  {
    reports: yesNo('接受公众上报（随手拍、Open311）', 'Take reports of the public'),
    cases: yesNo('公开案件进度', 'Publish cases'),
    texts: yesNo('公开描述（隐去号码）', 'Publish descriptions, numbers hidden'),
    photos: yesNo('公开经人工遮盖的照片', 'Publish photos somebody has masked'),
    privateClasses: Type.Array(Type.String({ pattern: '^[EC][0-9]{4}$' }), {
      maxItems: 200,
      uniqueItems: true,
      ...called('不公开的类别（E 事件、C 部件加四位编码）', 'Classes never shown (E0101, C0101)'),
    }),
  },
  strict,
)
export type CasePublication = Static<typeof CasePublicationValue>

const longitude = Type.Number({ minimum: -180, maximum: 180, description: 'WGS84, degrees' })
const latitude = Type.Number({ minimum: -90, maximum: 90, description: 'WGS84, degrees' })
const evidenceIds = Type.Array(Type.String({ format: 'uuid' }), { maxItems: 9, uniqueItems: true })

/** A UUIDv7 the device made when something was written down, by which the server knows it again. */
export const clientId = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
})

/** `POST /api/v1/city-cases`: a report, with its place as a point or in words. */
export const CityCaseBody = Type.Object(
  {
    regionCode: Type.String({ pattern: '^[0-9]{6,12}$' }),
    source: Type.Enum([...caseSources]),
    kind: Type.Enum([...caseKinds]),
    category,
    componentCode: Type.Optional(Type.String({ pattern: '^[0-9]{16}$' })),
    description: Type.String({ minLength: 2, maxLength: 1000 }),
    address: Type.Optional(Type.String({ minLength: 2, maxLength: 200 })),
    areaCode: Type.Optional(areaCode),
    longitude: Type.Optional(longitude),
    latitude: Type.Optional(latitude),
    evidence: Type.Optional(evidenceIds),
    /** Sent again, it is the same report. */
    clientId: Type.Optional(clientId),
    /** Number at the place it came from: the video platform, the office of a leader, the hotline. */
    outsideNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    /** When it was seen, where a device keeps reports until it has a network. */
    seenAt: Type.Optional(Type.String({ format: 'date-time' })),
    /** 自行处置: the collector put it right at once; counted apart, never a case to handle. */
    selfHandled: Type.Optional(
      Type.Object(
        { result: Type.String({ minLength: 2, maxLength: 500 }), evidence: evidenceIds },
        strict,
      ),
    ),
  },
  strict,
)
export type CityCaseBody = Static<typeof CityCaseBody>

export const CityCaseTaken = Type.Object(
  {
    number: Type.String(),
    /** 19 digits: 6 region, 8 date, 5 sequence. */
    nationalNumber: Type.String(),
    state: Type.String(),
    acceptDueAt: nullable(Type.String()),
    gridCode: nullable(Type.String()),
    /** Number of the closed case of the same class that recurs here. */
    recurs: nullable(Type.String()),
    version: Type.Integer(),
  },
  strict,
)
export type CityCaseTaken = Static<typeof CityCaseTaken>

/** `GET /api/v1/city-cases/near`: what may be the same. */
export const NearQuery = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...caseKinds])),
    category: Type.Optional(category),
    longitude,
    latitude,
    metres: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
    days: Type.Integer({ minimum: 1, maximum: 365, default: 30 }),
  },
  strict,
)
export type NearQuery = Static<typeof NearQuery>

export const NearCases = Type.Object(
  {
    /** Default coordinates are no place: nothing lies near them. */
    isPlace: Type.Boolean(),
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          state: Type.String(),
          kind: Type.String(),
          category: Type.String(),
          openedAt: Type.String(),
          closedAt: nullable(Type.String()),
          metres: Type.Integer(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type NearCases = Static<typeof NearCases>

/** `POST /api/v1/city-cases/:number/join` and `/part`: the case it is the same as. */
export const JoinBody = Type.Object(
  {
    lead: Type.String({ minLength: 1, maxLength: 60 }),
    version: Type.Integer({ minimum: 1 }),
  },
  strict,
)

/** `GET /api/v1/city-cases`: cases of the map, each reachable from a list; the newest first. */
export const CaseMapQuery = Type.Object(
  {
    tab: Type.Optional(Type.Enum(['open', 'overdue', 'disputed', 'closed', 'all'])),
    /** Only cases about one component. */
    componentCode: Type.Optional(Type.String({ pattern: '^[0-9]{16}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export type CaseMapQuery = Static<typeof CaseMapQuery>
export const CaseMap = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          state: Type.String(),
          stateLabel: Type.String(),
          unitName: Type.String(),
          gridCode: nullable(Type.String()),
          address: nullable(Type.String()),
          longitude: nullable(Type.Number()),
          latitude: nullable(Type.Number()),
          openedAt: Type.String(),
          dueAt: nullable(Type.String()),
          isOverdue: Type.Boolean(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CaseMap = Static<typeof CaseMap>

export const CaseClass = Type.Object(
  {
    kind: Type.Enum([...caseKinds]),
    code: category,
    name: Type.String(),
    groupName: Type.String(),
    words: Type.Array(Type.String(), { description: 'What people call it, in Chinese' }),
  },
  strict,
)
export type CaseClass = Static<typeof CaseClass>
export const CaseClasses = Type.Object({ rows: Type.Array(CaseClass) }, strict)
export type CaseClasses = Static<typeof CaseClasses>

/** `GET /api/v1/city-cases/tasks`: what waits for a collector, to verify or to check. */
export const CollectorTasks = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          version: Type.Integer(),
          task: Type.Enum(['verify', 'check']),
          title: Type.String(),
          description: Type.String(),
          address: nullable(Type.String()),
          gridCode: nullable(Type.String()),
          longitude: nullable(Type.Number()),
          latitude: nullable(Type.Number()),
          dueAt: nullable(Type.String()),
          photos: Type.Array(Type.String({ description: 'ids of evidence, in order of time' })),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CollectorTasks = Static<typeof CollectorTasks>

const thousandth = (minimum: number) => Type.Integer({ minimum, maximum: 1000 })
/** A part of a photo, in thousandths of its width and height from the upper left. */
export const CoveredArea = Type.Object(
  { left: thousandth(0), top: thousandth(0), width: thousandth(1), height: thousandth(1) },
  strict,
)
export type CoveredArea = Static<typeof CoveredArea>

/** `POST /api/v1/city-cases/photos/:id`: what somebody saw on a photo before the public sees it. */
export const PhotoLook = Type.Object(
  {
    /** Whether it may be shown at all, covered as it is. */
    isShown: Type.Boolean(),
    areas: Type.Array(CoveredArea, { maxItems: 50 }),
  },
  strict,
)
export type PhotoLook = Static<typeof PhotoLook>

/** `GET /api/v1/city-cases/photos`: photos that wait to be looked at, or were. */
export const CasePhotosQuery = Type.Object(
  { tab: Type.Optional(Type.Enum(['waiting', 'looked'])) },
  strict,
)
export const CasePhotos = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String({ description: 'of the evidence' }),
          number: Type.String(),
          title: Type.String(),
          by: Type.Enum(['reporter', 'staff']),
          takenAt: Type.String(),
          /** `null` before somebody looked. */
          look: nullable(PhotoLook),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CasePhotos = Static<typeof CasePhotos>

/** `GET /api/v1/city-cases/:number/routing`: why its unit, when it was taken in and by today's table. */
export const CaseRouting = Type.Object(
  {
    atFirst: Type.Object(
      {
        unitName: Type.String(),
        words: Type.Object({ zh: Type.String(), en: Type.String() }, strict),
      },
      strict,
    ),
    /** It would go elsewhere today. */
    isChanged: Type.Boolean(),
    /** Who has it, where that is another than routing named: by dispatch, ruling or return. */
    elsewhere: nullable(Type.String()),
    today: RouteExplained,
  },
  strict,
)
export type CaseRouting = Static<typeof CaseRouting>
