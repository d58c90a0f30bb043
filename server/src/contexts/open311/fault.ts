/** What is wrong with a request of Open311, with the status its specification asks for. */
export class Open311Fault extends Error {
  readonly status: 400 | 403 | 404 | 405 | 413 | 429 | 500
  readonly faults: readonly string[]

  /** @param faults - a sentence each, for the programmer of the client */
  constructor(status: Open311Fault['status'], ...faults: readonly string[]) {
    super(faults.join(' '))
    this.status = status
    this.faults = faults
  }
}

export function notFound(what: string): Open311Fault {
  return new Open311Fault(404, `${what} was not found`)
}
