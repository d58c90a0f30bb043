/** One field that was refused, with words for the person. */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

interface ProblemDocument {
  readonly title?: string
  readonly detail?: string
  readonly instance?: string
  readonly code?: string
  readonly errors?: readonly FieldProblem[]
  readonly details?: Readonly<Record<string, unknown>>
}

/** What came back instead of an answer: a refusal (RFC 9457), a fault, or nothing at all. */
export class Problem extends Error {
  /** HTTP status; 0 when the server was not reached. */
  readonly status: number
  readonly code: string
  readonly title: string
  readonly fields: readonly FieldProblem[]
  readonly details: Readonly<Record<string, unknown>>
  /** What to tell an administrator. */
  readonly reference: string | undefined

  constructor(status: number, document: ProblemDocument = {}, options?: ErrorOptions) {
    super(document.detail ?? document.title ?? `HTTP ${status}`, options)
    this.name = 'Problem'
    this.status = status
    this.code = document.code ?? ''
    this.title = document.title ?? ''
    this.fields = document.errors ?? fieldsNamed(document)
    this.details = document.details ?? {}
    this.reference = document.instance?.replace('urn:huiyin:request:', '')
  }

  get isOffline(): boolean {
    return this.status === 0
  }

  /** True when our side failed, so that asking again may help. */
  get isFault(): boolean {
    return this.status >= 500
  }

  get retryAfterSeconds(): number | undefined {
    const seconds = this.details.retryAfterSeconds
    return typeof seconds === 'number' ? seconds : undefined
  }
}

/** A refusal by a rule names its fields without own words; the sentence of the refusal is theirs. */
function fieldsNamed({ detail = '', details }: ProblemDocument): readonly FieldProblem[] {
  const named = Array.isArray(details?.fields) ? (details.fields as readonly unknown[]) : []
  return named.flatMap((field) => {
    const { name, label } = (field ?? {}) as { readonly name?: string; readonly label?: string }
    return name === undefined ? [] : [{ field: name, message: label ?? detail }]
  })
}

/** Reads whatever answer failed; a proxy may have sent something that is no problem document. */
export async function problemOf(response: Response): Promise<Problem> {
  try {
    return new Problem(response.status, (await response.json()) as ProblemDocument)
  } catch {
    return new Problem(response.status)
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(500, {}, { cause: error })
}
