import { errors } from '@huiyin/contract/errors'
import type { Refusal } from '../http/index.ts'
import type { PageContext } from './context.ts'

/** What a refusal says, in the language of the page. */
export function refusalWords({ language }: PageContext, refusal: Refusal): string {
  return errors[refusal.code][language]
}
