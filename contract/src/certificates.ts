import Type, { type Static } from 'typebox'
import { verdicts } from './certificate-check.ts'
import { listedStates } from './certificate-claims.ts'
import { signatureSuites } from './certificate-envelope.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const day = Type.String({ description: 'YYYY-MM-DD' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** The number in the path: as printed, small letters and spaces forgiven. */
export const CertificatePath = Type.Object(
  { certificate: Type.String({ minLength: 1, maxLength: 120 }) },
  strict,
)

/** `GET /api/v1/certificates/<number>`: what anybody may know of a certificate. */
export const PublicCertificate = Type.Object(
  {
    number: Type.String(),
    version: Type.Integer(),
    /** `valid` and `changing` hold; nothing else does. */
    state: Type.Enum([...verdicts]),
    stateSince: nullable(day),
    name: Type.String(),
    itemName: Type.String(),
    issuerName: Type.String(),
    /** The family name alone; the whole name is signed in the code on the certificate. */
    holderMasked: Type.String(),
    issuedAt: instant,
    validFrom: day,
    /** The last day in force; `null` without end. */
    validUntil: nullable(day),
    /** When this was looked up. */
    asOf: instant,
  },
  strict,
)
export type PublicCertificate = Static<typeof PublicCertificate>

/** `GET /.well-known/huiyin-keys.json`. */
export const PublishedKeys = Type.Object(
  {
    keys: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          suite: Type.Enum([...signatureSuites]),
          regionCode: Type.String(),
          publicKey: Type.String({ description: 'Base64url: Ed25519 key, or SM2 point' }),
          pem: Type.String({ description: 'The same as SubjectPublicKeyInfo, for other tools' }),
          from: instant,
          until: nullable(instant),
          compromisedAt: nullable(instant),
        },
        strict,
      ),
    ),
    /** The names of the status lists, under `/.well-known/huiyin-status/<name>.json`. */
    statusLists: Type.Array(Type.String()),
    asOf: instant,
  },
  strict,
)
export type PublishedKeys = Static<typeof PublishedKeys>

export const StatusListPath = Type.Object(
  { list: Type.String({ pattern: '^[0-9]{6,12}-[0-9]{1,6}\\.json$' }) },
  strict,
)

/** `GET /.well-known/huiyin-status/<name>.json`: what counts is signed; the rest is for people. */
export const StatusList = Type.Object(
  {
    list: Type.String(),
    asOf: instant,
    freshUntil: instant,
    signed: Type.String({ description: 'COSE_Sign1, base64url' }),
  },
  strict,
)
export type StatusList = Static<typeof StatusList>

/** A certificate in lists of the desk. */
export const DeskCertificate = Type.Object(
  {
    ...PublicCertificate.properties,
    /** The application it came of. */
    matterNumber: Type.String(),
    unitCode: Type.String(),
    /** As it is kept, dates aside: what a change would begin from. */
    kept: Type.Enum([...listedStates]),
  },
  strict,
)
export type DeskCertificate = Static<typeof DeskCertificate>

/** 撤销 (it should not have been granted), 吊销 (a penalty), 注销 (it has ended), 变更 (a new version). */
export const certificateChangeKinds = ['withdraw', 'revoke', 'cancel', 'change'] as const
export type CertificateChangeKind = (typeof certificateChangeKinds)[number]

/** `POST /api/v1/work/certificates/<number>/changes`: proposed by one person, confirmed by another. */
export const CertificateChangeBody = Type.Object(
  {
    kind: Type.Enum([...certificateChangeKinds]),
    /** Law, article and facts. */
    ground: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }),
    /** 陈述申辩: needed before something is taken away. */
    heard: Type.Optional(Type.String({ minLength: 2, maxLength: 1000, pattern: '\\S' })),
    effectiveOn: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }),
    /** Of a change; left out, as it was. */
    validUntil: Type.Optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })),
    conditions: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  },
  strict,
)
export type CertificateChangeBody = Static<typeof CertificateChangeBody>

export const CertificateChangeTaken = Type.Object({ number: Type.String() }, strict)

export const ArchivedDocument = Type.Object(
  {
    kind: Type.Enum(['letter', 'material', 'certificate']),
    name: Type.String(),
    /** SHA-256, hex: of a letter what it says, of a certificate its signed code. */
    sha256: Type.String(),
  },
  strict,
)
export type ArchivedDocument = Static<typeof ArchivedDocument>

/** 归档: the file of an application that was delivered. */
export const ArchiveFile = Type.Object(
  {
    number: Type.String(),
    /** `null` for ever. */
    keepYears: nullable(Type.Integer()),
    archivedAt: instant,
    documents: Type.Array(ArchivedDocument),
  },
  strict,
)
export type ArchiveFile = Static<typeof ArchiveFile>

/**
 * `GET /api/v1/work/matters/<number>/certificates`: what an application ended with, or the
 * certificate a change is about.
 */
export const CertificatesOfMatter = Type.Object(
  { certificates: Type.Array(DeskCertificate), archive: nullable(ArchiveFile) },
  strict,
)
export type CertificatesOfMatter = Static<typeof CertificatesOfMatter>

/** A change in the history of a certificate, of whichever of its versions. */
export const CertificateChangeLine = Type.Object(
  {
    /** Number of the matter: there the second person decides. */
    number: Type.String(),
    version: Type.Integer(),
    kind: Type.Enum([...certificateChangeKinds]),
    ground: Type.String(),
    heard: nullable(Type.String()),
    effectiveOn: day,
    proposedAt: instant,
    outcome: nullable(Type.Enum(['confirmed', 'returned'])),
    appliedAt: nullable(instant),
  },
  strict,
)
export type CertificateChangeLine = Static<typeof CertificateChangeLine>

/** `GET /api/v1/work/certificates/<number>`: one certificate with its whole history. */
export const CertificateRecord = Type.Object(
  {
    certificate: DeskCertificate,
    conditions: nullable(Type.String()),
    /** Every version, the newest first. */
    versions: Type.Array(DeskCertificate),
    /** The newest first. */
    changes: Type.Array(CertificateChangeLine),
    archive: nullable(ArchiveFile),
    /** Where anybody looks it up. */
    verifyUrl: Type.String(),
    /** Whether the reader may propose what shall become of this version. */
    mayPropose: Type.Boolean(),
  },
  strict,
)
export type CertificateRecord = Static<typeof CertificateRecord>

/** How the register is asked: as kept, where what has run out is a state of its own. */
export const registerStates = [...listedStates, 'expired'] as const
export type RegisterState = (typeof registerStates)[number]

/**
 * `GET /api/v1/work/certificates`: the register, by a part of a number or of a name, or by the whole
 * name, telephone or identity number of the holder.
 */
export const RegisterQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(Type.Enum([...registerStates])),
    before: Type.Optional(Type.String({ format: 'uuid' })),
  },
  strict,
)
export const Register = Type.Object(
  { rows: Type.Array(DeskCertificate), next: nullable(Type.String()) },
  strict,
)
export type Register = Static<typeof Register>
