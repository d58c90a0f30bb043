import type { LetterWording } from '@huiyin/contract/letter-wordings'
import { section } from './section.ts'

const about = section('', ['|申请编号|{事件编号}', '|申请事项|{服务事项}'])
const basis = section('依据', ['{交办依据}'])
const remedies = section('救济途径', ['{救济途径}'])

/**
 * Documents of an application for a licence (行政许可法 第三十二条、第三十八条、第四十四条、第四十五条):
 * they go to the applicant, whose name stays with the application and is not printed.
 */
export const approvals1 = {
  filing_receipt: [
    {
      title: '收件凭证',
      sections: [
        about,
        section('已收材料', ['{办理要求}']),
        section('受理决定', [
          '|最迟答复时间|{办结期限}',
          '逾期没有告知的，自收到申请材料之日起即为受理（行政许可法第三十二条）。',
        ]),
      ],
    },
  ],
  acceptance_notice: [
    {
      title: '受理通知书',
      sections: [
        about,
        section('', [
          '|受理时间|{决定时间}',
          '|承诺办结时间|{办结期限}',
          '|法定办结时间|{原定期限}',
          '|受理方式|{决定}',
        ]),
        section('时限说明', ['{期限计算}']),
        section('须在约定时间内补齐的材料', ['{办理要求}']),
      ],
    },
  ],
  correction_notice: [
    {
      title: '一次性补正告知书',
      sections: [
        about,
        section('', ['|第几次告知|第{次数}次', '|请在此前补正|{办结期限}']),
        section('需要补正的内容', ['{办理要求}']),
        section('理由', ['{理由}']),
        section('说明', [
          '补正材料收齐之日重新计算受理期限。逾期未补正的，本申请按补正不来办结，您可以随时重新申请。',
        ]),
      ],
    },
  ],
  refusal_to_accept: [
    {
      title: '{决定|不予受理决定书}',
      sections: [
        about,
        section('理由', ['{理由}']),
        basis,
        section('您可以向下列单位申请', ['{反馈方式}']),
        remedies,
      ],
    },
  ],
  grant_decision: [
    {
      title: '准予行政许可决定书',
      sections: [
        about,
        section('', [
          '你的申请符合法定条件、标准，现决定准予。',
          '|决定时间|{决定时间}',
          '|证照最迟送达时间|{办结期限}',
        ]),
        section('许可内容和附加条件', ['{意见正文}']),
        basis,
      ],
    },
  ],
  refusal_decision: [
    {
      title: '不予行政许可决定书',
      sections: [
        about,
        section('', ['|决定时间|{决定时间}']),
        section('不予许可的理由', ['{理由}']),
        basis,
        remedies,
      ],
    },
  ],
  special_procedure_notice: [
    {
      title: '特别程序告知书',
      sections: [
        about,
        section('', [
          '办理你的申请需要进行下列特别程序，所需时间依法不计算在办理期限内。',
          '|特别程序|{办理情况}',
          '|组织单位|{经办单位}',
          '|所需时间|{申请延长}',
          '|预计完成时间|{办结期限}',
        ]),
        basis,
        section('理由', ['{理由}']),
      ],
    },
  ],
  delivery_record: [
    {
      title: '送达回证',
      sections: [
        about,
        section('', [
          '|送达文书|{事项摘要}',
          '|送达方式|{办理情况}',
          '|运单号|{事项来源}',
          '|送达时间|{决定时间}',
        ]),
      ],
    },
  ],
  certificate_decision: [
    {
      title: '{决定|证照变动决定书}',
      sections: [
        section('', [
          '|变动编号|{事件编号}',
          '|证照名称|{服务事项}',
          '|证照编号|{事项摘要}',
          '|决定时间|{决定时间}',
          '|生效时间|{办结期限}',
        ]),
        section('依据和理由', ['{理由}']),
        section('许可内容和附加条件', ['{意见正文}']),
        remedies,
      ],
    },
  ],
} as const satisfies Record<string, readonly LetterWording[]>
