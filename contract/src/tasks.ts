import Type, { type Static } from 'typebox'

/** What a column of a 整改台账 can mean; the order is that of the usual ledger. */
export const taskFields = [
  'sequence',
  'problem_number',
  'source',
  'aspect',
  'work_group',
  'problem',
  'details',
  'involved_units',
  'responsible_leader',
  'lead_unit',
  'responsible_units',
  'direct_person',
  'goal',
  'measure',
  'assigned_on',
  'deadline',
  'percent',
  'progress_note',
  'evidence_note',
  'ledger_state',
  'verified_by',
  'verification',
  'closed_on',
  'look_back_on',
  'rebounded',
  'accountability',
  'publicity',
  'remark',
] as const
export type TaskField = (typeof taskFields)[number]

/** The four classes of a ledger, disjoint; the first that fits holds. */
export const taskClasses = ['overdue', 'due_this_week', 'open', 'done'] as const
export type TaskClass = (typeof taskClasses)[number]

/** 时限: a day, 立行立改, 阶段整改, 长期坚持. */
export const deadlineKinds = ['day', 'at_once', 'phased', 'long_term'] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** How far an import is. */
export const importStates = [
  'queued',
  'running',
  'cancelling',
  'cancelled',
  'finished',
  'failed',
] as const
export type ImportState = (typeof importStates)[number]

/** By what the tasks of a region can be counted. */
export const taskGroupings = ['unit', 'lead_unit', 'aspect', 'source', 'work_group'] as const
export type TaskGrouping = (typeof taskGroupings)[number]

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const regionCode = Type.String({ pattern: '^[0-9]{6,12}$' })
const id = Type.String({ format: 'uuid' })
const day = Type.String({ description: 'a day of the city, YYYY-MM-DD' })
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const line = Type.Integer({ minimum: 1, description: 'row of the sheet, as Excel counts' })
const count = Type.Integer({ minimum: 0 })
const unit = Type.Object({ code: Type.String(), name: Type.String() }, strict)

/** A column of an uploaded sheet and what it was taken for. */
export const LedgerColumn = Type.Object(
  {
    column: Type.Integer({ minimum: 1, description: 'as Excel counts; A is 1' }),
    letter: Type.String({ description: 'AA' }),
    heading: Type.String({ description: 'headings above one another joined by /' }),
    field: nullable(Type.Enum([...taskFields])),
    /** How sure the recognition is, 0 to 1; below 1 a person should look. */
    confidence: Type.Number({ minimum: 0, maximum: 1 }),
    samples: Type.Array(Type.String(), { maxItems: 3 }),
  },
  strict,
)
export type LedgerColumn = Static<typeof LedgerColumn>

/** How a sheet was read: where its heading stands and what its columns are. */
export const LedgerLayout = Type.Object(
  {
    sheet: Type.String(),
    /** All sheets of the file, to choose another. */
    sheets: Type.Array(Type.String()),
    headerFrom: line,
    headerTo: line,
    /** Rows below the heading that hold something and are no subtotal. */
    rows: count,
    columns: Type.Array(LedgerColumn),
    /** The first rows as they will be read: vertical merges filled, days as days. */
    preview: Type.Array(Type.Object({ line, cells: Type.Array(Type.String()) }, strict), {
      maxItems: 10,
    }),
    /** Fields no import can do without and no column was recognised for. */
    missing: Type.Array(Type.Enum([...taskFields])),
  },
  strict,
)
export type LedgerLayout = Static<typeof LedgerLayout>

/** An import of a ledger, dry or in earnest. */
export const LedgerImport = Type.Object(
  {
    id,
    ledgerId: id,
    dryRun: Type.Boolean(),
    state: Type.Enum([...importStates]),
    /** Rows there are, and rows looked at: the progress. */
    rows: count,
    done: count,
    /** created + updated + skipped + errors = done. In a dry run: what would have been. */
    created: count,
    updated: count,
    skipped: count,
    errors: count,
    startedAt: instant,
    endedAt: nullable(instant),
  },
  strict,
)
export type LedgerImport = Static<typeof LedgerImport>

/** An uploaded ledger, without its layout. */
export const LedgerSummary = Type.Object(
  {
    id,
    regionCode,
    name: Type.String({ description: 'name of the file' }),
    sheet: Type.String(),
    rows: count,
    /** Tasks that came from it. */
    tasks: count,
    uploadedAt: instant,
    uploadedBy: Type.String({ description: 'name of the person, or 系统' }),
    /** The import that is under way or was the last; none yet. */
    lastImport: nullable(LedgerImport),
  },
  strict,
)
export type LedgerSummary = Static<typeof LedgerSummary>

/** `POST /api/v1/task-ledgers` (a multipart form with one file) and `GET /api/v1/task-ledgers/<id>`. */
export const TaskLedger = Type.Object({ ...LedgerSummary.properties, layout: LedgerLayout }, strict)
export type TaskLedger = Static<typeof TaskLedger>

/** `GET /api/v1/task-ledgers`: the newest first, at most 100. */
export const TaskLedgers = Type.Object({ rows: Type.Array(LedgerSummary) }, strict)

export const LedgerPath = Type.Object({ ledger: id }, strict)
/** `?sheet=` reads another sheet of the file. */
export const LedgerQuery = Type.Object(
  { sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 31 })) },
  strict,
)
export const LedgerImportPath = Type.Object({ ledger: id, import: id }, strict)

/** `POST /api/v1/task-ledgers/<id>/imports`: answers 202 with the import that begins. */
export const LedgerImportBody = Type.Object(
  {
    /** The columns as a person confirmed them; a column left out is not read. */
    mapping: Type.Array(
      Type.Object(
        { column: Type.Integer({ minimum: 1, maximum: 200 }), field: Type.Enum([...taskFields]) },
        strict,
      ),
      { minItems: 1, maxItems: 200 },
    ),
    /** Another sheet of the file than the one recognised. */
    sheet: Type.Optional(Type.String({ minLength: 1, maxLength: 31 })),
    dryRun: Type.Boolean(),
  },
  strict,
)
export type LedgerImportBody = Static<typeof LedgerImportBody>

/** Why a row was not taken. */
export const LedgerRowError = Type.Object(
  {
    line,
    field: nullable(Type.Enum([...taskFields])),
    value: Type.String(),
    reason: Type.String(),
    /** For a unit that could be several: which. */
    candidates: Type.Array(unit),
  },
  strict,
)
export type LedgerRowError = Static<typeof LedgerRowError>

/** `GET …/imports/<import>/errors`: the first 100; all are in `errors.xlsx` beside the own rows. */
export const LedgerRowErrors = Type.Object(
  { rows: Type.Array(LedgerRowError), total: count },
  strict,
)

const classCounts = {
  open: count,
  dueThisWeek: count,
  overdue: count,
  done: count,
  /** open + dueThisWeek + overdue + done. */
  total: count,
}

/** One unit: the tasks it is accountable for, in four disjoint classes. */
export const TaskSummaryRow = Type.Object(
  {
    unit: Type.String({ description: 'code of the accountable unit' }),
    unitName: Type.String(),
    ...classCounts,
    /** Tasks another unit accounts for in which this one takes part; not in `total`. */
    joint: count,
  },
  strict,
)
export type TaskSummaryRow = Static<typeof TaskSummaryRow>

export const TaskSummaryQuery = Type.Object({ regionCode, ledger: Type.Optional(id) }, strict)
export type TaskSummaryQuery = Static<typeof TaskSummaryQuery>

/**
 * `GET /api/v1/tasks/summary`: a region and all below it. A problem of several units counts once,
 * with the unit that accounts for it, so that the rows add up to the total; beside it stands in how
 * many others a unit takes part.
 */
export const TaskSummary = Type.Object(
  {
    regionCode,
    countedAt: instant,
    /** Monday and Sunday of the week that `dueThisWeek` means. */
    weekFrom: day,
    weekTo: day,
    rows: Type.Array(TaskSummaryRow),
    total: Type.Object(
      {
        ...classCounts,
        /** Problems of several units. */
        joint: count,
        /** Taken back by the supervising office; counted nowhere else. */
        withdrawn: count,
      },
      strict,
    ),
  },
  strict,
)
export type TaskSummary = Static<typeof TaskSummary>

export const TaskBreakdownQuery = Type.Object(
  { ...TaskSummaryQuery.properties, by: Type.Enum([...taskGroupings]) },
  strict,
)
export type TaskBreakdownQuery = Static<typeof TaskBreakdownQuery>

/** `GET /api/v1/tasks/breakdown?by=aspect`: the same counts by something else than the unit. */
export const TaskBreakdown = Type.Object(
  {
    by: Type.Enum([...taskGroupings]),
    countedAt: instant,
    /** `key` is empty where the ledger says nothing. */
    rows: Type.Array(
      Type.Object({ key: Type.String(), name: Type.String(), ...classCounts }, strict),
    ),
  },
  strict,
)
export type TaskBreakdown = Static<typeof TaskBreakdown>

export const TaskListQuery = Type.Object(
  {
    regionCode,
    ledger: Type.Optional(id),
    class: Type.Optional(Type.Enum([...taskClasses])),
    state: Type.Optional(Type.String({ maxLength: 40 })),
    unit: Type.Optional(Type.String({ maxLength: 36 })),
    leadUnit: Type.Optional(Type.String({ maxLength: 36 })),
    aspect: Type.Optional(Type.String({ maxLength: 100 })),
    source: Type.Optional(Type.String({ maxLength: 100 })),
    workGroup: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Type.String({ maxLength: 300 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
)
export type TaskListQuery = Static<typeof TaskListQuery>

/** A line of the ledger as it stands now. */
export const TaskRow = Type.Object(
  {
    number: Type.String(),
    /** 问题编号 of the ledger it came from. */
    problemNumber: nullable(Type.String()),
    class: nullable(Type.Enum([...taskClasses])),
    state: Type.String(),
    stateLabel: Type.String(),
    problem: Type.String(),
    source: nullable(Type.String()),
    aspect: nullable(Type.String()),
    workGroup: nullable(Type.String()),
    /** The unit that accounts for it, and those that take part. */
    unit,
    jointUnits: Type.Array(unit),
    leadUnit: nullable(unit),
    leader: nullable(Type.String()),
    directPerson: nullable(Type.String()),
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    deadlineKind: Type.Enum([...deadlineKinds]),
    /** Words of the ledger: 立行立改, 2026年3月底. */
    deadlineText: nullable(Type.String()),
    /** The day the unit has to keep now; none once it is done. */
    dueOn: nullable(day),
    /** The day first set. */
    originalDueOn: nullable(day),
    closedOn: nullable(day),
    rebounds: count,
    openedAt: instant,
  },
  strict,
)
export type TaskRow = Static<typeof TaskRow>

export const TaskList = Type.Object(
  { rows: Type.Array(TaskRow), nextCursor: nullable(Type.String()) },
  strict,
)
export type TaskList = Static<typeof TaskList>

export const TaskPath = Type.Object({ number: Type.String({ maxLength: 40 }) }, strict)

/** `GET /api/v1/tasks/<number>`: every field; acts and history are on the matter itself. */
export const TaskView = Type.Object(
  {
    ...TaskRow.properties,
    details: nullable(Type.String()),
    involvedUnits: nullable(Type.String()),
    goal: nullable(Type.String()),
    measure: nullable(Type.String()),
    progressNote: nullable(Type.String()),
    progressOn: nullable(day),
    evidenceNote: nullable(Type.String()),
    verifiedBy: nullable(Type.String()),
    verification: nullable(Type.String()),
    lookBackOn: nullable(day),
    accountability: nullable(Type.String()),
    publicity: nullable(Type.String()),
    remark: nullable(Type.String()),
    ledgerId: id,
    ledgerName: Type.String(),
    /** The row of the sheet it was last read from. */
    ledgerLine: line,
  },
  strict,
)
export type TaskView = Static<typeof TaskView>
