import type { LetterWording } from '@huiyin/contract/letter-wordings'

type Section = LetterWording['sections'][number]

/** A section; lines of text, and what stands there when no line can be printed. */
export function section(
  heading: string,
  text: readonly string[],
  otherwise: readonly string[] = [],
) {
  return { heading, text: text.join('\n'), otherwise: otherwise.join('\n') } satisfies Section
}

/** What was judged, for the letters about a service. */
export const serviceRows = [
  '|事件编号|{事件编号}',
  '|服务事项|{服务事项}',
  '|办理窗口|{办理窗口}',
  '|服务时间|{服务时间}',
  '|评价等级|{评价等级}',
  '|评价内容|{评价内容}',
]
