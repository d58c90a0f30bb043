import type { LetterWording } from '@huiyin/contract/letter-wordings'
import { section, serviceRows } from './section.ts'

/** Letters that answer: to the person, to the system above, to a unit, and for the file. */
export const answers1 = {
  rectification_answer: [
    {
      title: '关于{事由|您的评价}办理情况的反馈函',
      sections: [
        section('', ['感谢您的评价。您反映的问题已经办理，现将情况反馈如下。']),
        section('评价情况', serviceRows),
        section('核实情况', ['{事项摘要}', '|研判结果|{研判结果}']),
        section('办理结果', ['{办理情况}', '{佐证}']),
        section('答复意见', ['{意见正文}']),
        section('举一反三', ['{举一反三}']),
        section(
          '您可以',
          ['{救济途径}'],
          [
            '1. 在进度页面作一次追加评价，告诉我们是否满意。',
            '2. 对结果不满意的，可以要求由其他单位独立核查，或拨打12345。',
          ],
        ),
        section('', ['承办单位：{经办单位}']),
      ],
    },
  ],
  appeal_decision: [
    {
      title: '关于{事由|差评申诉}的复核决定书',
      sections: [
        section('', ['你单位对{事件编号}号评价提出的申诉，经复核，现作出如下决定。']),
        section('申诉情况', ['|申诉时间|{申诉时间}', '申诉理由：{申诉理由}']),
        section('复核情况', ['{理由}', '{佐证}']),
        section('复核决定', [
          '|决定|{决定}',
          '|复核人|{决定人}',
          '|决定时间|{决定时间}',
          '原评价及办理记录予以保留，统计时采纳与不采纳两个数同时列出。',
        ]),
      ],
    },
  ],
  extension_decision: [
    {
      title: '延期审批单',
      sections: [
        section('', [
          '|事件编号|{事件编号}',
          '|申请单位|{收文单位}',
          '|申请人|{申请人}',
          '|原定期限|{原定期限}',
          '|申请延长|{申请延长}',
          '|申请理由|{理由}',
          '|整改计划|{整改计划}',
          '|责任人|{责任人}',
          '|审批意见|{审核意见}',
          '|审批结果|{决定}',
          '|新的期限|{新的期限}',
          '|审批人|{决定人}',
          '|审批时间|{决定时间}',
        ]),
      ],
    },
  ],
  follow_up_record: [
    {
      title: '回访记录单',
      sections: [
        section('', [
          '|事件编号|{事件编号}',
          '|承办单位|{收文单位}',
          '|回访人|{回访人}',
          '|回访结果|{回访结果}',
          '|情况说明|{事项摘要}',
          '{联系记录}',
          '回访人未参与本事项的办理。',
        ]),
      ],
    },
  ],
  publication_review: [
    {
      title: '公示审核单',
      sections: [
        section('', [
          '|事件编号|{事件编号}',
          '|承办单位|{收文单位}',
          '|拟公示内容|{拟公示内容}',
          '|隐私审核|{隐私审核}',
          '|审核意见|{审核意见}',
          '|审核结果|{决定}',
          '|审核人|{决定人}',
          '|审核时间|{决定时间}',
        ]),
      ],
    },
  ],
  outside_reply: [
    {
      title: '交办事项办理情况回复单',
      sections: [
        section('', [
          '|来件编号|{事项来源}',
          '|本地编号|{事件编号}',
          '|事项|{事项摘要}',
          '|要求答复时间|{办结期限}',
          '|第几次回复|第{次数}次',
          '|承办单位|{经办单位}',
        ]),
        section('办理情况', ['{办理情况}']),
      ],
    },
  ],
} as const satisfies Record<string, readonly LetterWording[]>
