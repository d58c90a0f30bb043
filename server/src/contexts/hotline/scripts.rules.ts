import type { CallScripts } from '@huiyin/contract/hotline-desk'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/**
 * 话术: what is said and asked by type of request. Ours, in the manner of the annexes of local
 * standards of service words; a region lays down its own by an edition.
 * @see docs/domain/hotline.md
 */
export const callScripts: RuleName<CallScripts> = {
  name: 'hotline/scripts',
  otherwise: {
    version: 'shipped-1',
    value: {
      greeting: '您好，政务服务便民热线，请问有什么可以帮您？',
      types: {
        consultation: {
          ask: ['想办什么事、在哪里办', '是个人还是企业', '已经问过哪里'],
          close: '以上是对您问题的答复，请问还有不清楚的吗？',
        },
        help: {
          ask: ['发生了什么、现在还在继续吗', '具体位置', '有没有人受伤、有没有危险'],
          close: '已为您登记，单位会在时限内联系您，您可凭编号和查询码查询。',
        },
        complaint: {
          ask: ['对哪个单位、什么事不满意', '时间、地点、经过', '希望怎样解决'],
          close: '已为您登记，承办单位会先联系您，办完后还会有人回访。',
        },
        report: {
          ask: ['违法行为是什么、在哪里、谁在做', '什么时间、有没有证据', '是否愿意留联系方式'],
          close: '已登记，您的身份按您选择的方式保护。',
        },
        suggestion: {
          ask: ['建议涉及哪件事', '为什么这样建议', '希望哪个单位采纳'],
          close: '感谢您的建议，单位会答复是否采纳及理由。',
        },
        praise: {
          ask: ['要表扬谁、哪个单位', '是什么事、什么时间'],
          close: '感谢您，我们会转达。',
        },
        other: {
          ask: ['请您说说具体情况', '希望我们做什么'],
          close: '已为您登记。',
        },
      },
    },
  },
}
