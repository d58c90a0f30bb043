/** A named rule of a region: a value, its version and the ground it rests on. */
export interface Rule<Value> {
  readonly version: string
  readonly value: Value
}
/** The key of a rule, carrying the type of its value and what holds until a region publishes its own. */
export interface RuleName<Value> {
  readonly name: string
  readonly otherwise: Rule<Value>
}
