import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }

/** Passwords longer than this are refused before any work is done on them. */
const passwordLengthMax = 128

const password = Type.String({ minLength: 1, maxLength: passwordLengthMax })
const code = Type.String({ pattern: '^[0-9]{6}$', description: 'six digits of the authenticator' })
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const reason = Type.String({ minLength: 2, maxLength: 200 })
const cursor = Type.Optional(Type.String({ minLength: 1, maxLength: 500 }))
const limit = Type.Integer({ minimum: 1, maximum: 200, default: 50 })
const nextCursor = Type.Union([Type.String(), Type.Null()])
const orNull = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([schema, Type.Null()])

export const LoginName = Type.String({
  pattern: '^[a-z0-9][a-z0-9._-]{1,39}$',
  description: 'lower case, unique in the whole installation',
})

export const SignIn = Type.Object(
  {
    loginName: Type.String({ minLength: 1, maxLength: 60 }),
    password,
    code: Type.Optional(code),
  },
  strict,
)
export type SignIn = Static<typeof SignIn>

/** What must be done before any work: the session admits nothing else until then. */
export const beforeWork = ['change_password', 'enrol_second_factor'] as const
export type BeforeWork = (typeof beforeWork)[number]

export const WhoAmI = Type.Object(
  {
    staffId: Type.String(),
    displayName: Type.String(),
    staffCode: Type.String(),
    regionCode: Type.String(),
    unitCode: Type.String(),
    posts: Type.Array(
      Type.Object(
        {
          postCode: Type.String(),
          unitCode: Type.String(),
          role: Type.String(),
          deputyFor: Type.Optional(Type.String()),
        },
        strict,
      ),
    ),
    roles: Type.Array(Type.String()),
    language: Type.String(),
    /** Whether an authenticator is bound. */
    hasSecondFactor: Type.Boolean(),
    beforeWork: orNull(Type.Enum(beforeWork)),
    endsAt: instant,
  },
  strict,
)
export type WhoAmI = Static<typeof WhoAmI>

export const SignInProviders = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        { regionCode: Type.String(), region: Type.String(), label: Type.String() },
        strict,
      ),
    ),
  },
  strict,
)
export type SignInProviders = Static<typeof SignInProviders>

export const PasswordChange = Type.Object({ current: password, next: password }, strict)
export type PasswordChange = Static<typeof PasswordChange>

export const Enrolment = Type.Object(
  {
    secret: Type.String(),
    uri: Type.String({ description: 'otpauth://, what the QR code says' }),
    qrSvg: Type.String({ description: 'The QR code to be scanned by the authenticator' }),
  },
  strict,
)
export const EnrolmentCode = Type.Object({ code }, strict)

export const OwnSessions = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          isThisOne: Type.Boolean(),
          startedAt: instant,
          lastSeenAt: instant,
          address: Type.String(),
        },
        strict,
      ),
    ),
  },
  strict,
)

export const IdParameter = Type.Object({ id: Type.String({ format: 'uuid' }) }, strict)
export const Page = Type.Object({ cursor, limit }, strict)

export const NewAccount = Type.Object(
  {
    staffCode: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$' }),
    displayName: Type.String({ minLength: 1, maxLength: 50 }),
    unitCode: Type.String({ minLength: 1, maxLength: 36 }),
    loginName: LoginName,
  },
  strict,
)
export type NewAccount = Static<typeof NewAccount>

export const AccountMade = Type.Object(
  {
    staffId: Type.String(),
    oneTimePassword: Type.String({
      description: 'shown this once; to be changed at first sign-in',
    }),
  },
  strict,
)

export const Accounts = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          staffId: Type.String(),
          staffCode: Type.String(),
          displayName: Type.String(),
          unitCode: Type.String(),
          loginName: Type.String(),
          isOpen: Type.Boolean(),
          hasSecondFactor: Type.Boolean(),
          mustChangePassword: Type.Boolean(),
        },
        strict,
      ),
    ),
    nextCursor,
  },
  strict,
)

export const AccountState = Type.Object({ isOpen: Type.Boolean(), reason }, strict)
export const Reasoned = Type.Object({ reason }, strict)

export const NewRight = Type.Object(
  {
    staffId: Type.String({ format: 'uuid' }),
    postCode: Type.String({ minLength: 1, maxLength: 36 }),
    validFrom: Type.Optional(Type.String({ format: 'date' })),
    validTo: Type.Optional(Type.String({ format: 'date' })),
    reason,
  },
  strict,
)
export type NewRight = Static<typeof NewRight>

export const Rights = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          staffId: Type.String(),
          displayName: Type.String(),
          postCode: Type.String(),
          postName: Type.String(),
          unitCode: Type.String(),
          role: Type.String(),
          validFrom: Type.String(),
          validTo: orNull(Type.String()),
        },
        strict,
      ),
    ),
    nextCursor,
  },
  strict,
)

export const NewApiKey = Type.Object(
  {
    name: Type.String({ minLength: 2, maxLength: 60, description: 'the system that will use it' }),
    scopes: Type.Array(
      Type.Enum([
        'service-ends:write',
        'matters:read',
        'figures:read',
        'outside-matters:write',
        'applications:write',
        'hall:write',
        'city-cases:write',
        'open311:write',
        'tickets:write',
        'host-links:sign',
      ]),
      { minItems: 1, maxItems: 10, uniqueItems: true },
    ),
    validDays: Type.Integer({ minimum: 1, maximum: 730, default: 365 }),
  },
  strict,
)
export type NewApiKey = Static<typeof NewApiKey>

/** Days both keys are valid, so that a system can be changed over without a gap. */
export const Rotation = Type.Object(
  { overlapDays: Type.Integer({ minimum: 0, maximum: 30, default: 7 }) },
  strict,
)

export const ApiKeyMade = Type.Object(
  {
    id: Type.String(),
    key: Type.String({ description: 'shown this once; only its SHA-256 is kept' }),
    expiresAt: instant,
  },
  strict,
)

export const ApiKeys = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          scopes: Type.Array(Type.String()),
          createdAt: instant,
          expiresAt: instant,
          lastUsedAt: orNull(instant),
          revokedAt: orNull(instant),
        },
        strict,
      ),
    ),
  },
  strict,
)

const accessSettingFields = {
  secondFactorRoles: Type.Array(Type.String({ maxLength: 40 }), {
    maxItems: 20,
    uniqueItems: true,
  }),
  sessionIdleMinutes: Type.Integer({ minimum: 5, maximum: 480 }),
  sessionHours: Type.Integer({ minimum: 1, maximum: 24 }),
  passwordDays: Type.Integer({ minimum: 0, maximum: 730, description: '0: does not expire' }),
}
export const AccessSettings = Type.Object(
  { ...accessSettingFields, validFrom: orNull(instant) },
  strict,
)
export const NewAccessSettings = Type.Object({ ...accessSettingFields, reason }, strict)
export type NewAccessSettings = Static<typeof NewAccessSettings>

/** `GET /api/v1/admin/security-events` and `….xlsx` */
const securityFilter = {
  what: Type.Optional(Type.String({ pattern: '^[a-z-]{3,60}$' })),
  staffId: Type.Optional(Type.String({ format: 'uuid', description: 'who did it or to whom' })),
  from: Type.Optional(Type.String({ format: 'date' })),
  to: Type.Optional(Type.String({ format: 'date' })),
}
export const SecurityQuery = Type.Object({ ...securityFilter, cursor, limit }, strict)
export type SecurityQuery = Static<typeof SecurityQuery>
export const SecurityExportQuery = Type.Object(securityFilter, strict)
export type SecurityExportQuery = Static<typeof SecurityExportQuery>

export const SecurityEvents = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          at: instant,
          actor: Type.String(),
          what: Type.String(),
          subject: orNull(Type.String()),
          isSuccess: Type.Boolean(),
          address: orNull(Type.String()),
          details: Type.Record(Type.String(), Type.Unknown()),
        },
        strict,
      ),
    ),
    nextCursor,
  },
  strict,
)
