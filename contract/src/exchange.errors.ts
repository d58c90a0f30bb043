export const exchangeErrors = {
  'exchange/not-connected': {
    status: 409,
    zh: '没有连接上级平台。请管理员配置 HUIYIN_PROVINCE_FILE。',
    en: 'No system above is connected. Ask the administrator to set HUIYIN_PROVINCE_FILE.',
  },
  'exchange/no-answer': {
    status: 503,
    zh: '上级平台暂时没有应答，请稍后再试；排队的数据不会丢失。',
    en: 'The system above does not answer at present. Try again later; nothing that waits is lost.',
  },
  'exchange/coding-needed': {
    status: 422,
    zh: '请选择文件的满意度编码：5 为非常满意，或 1 为非常满意。',
    en: 'Choose how the file writes levels: 5 is very satisfied, or 1 is.',
  },
  'exchange/period-invalid': {
    status: 422,
    zh: '日期不对：起始日不得晚于截止日，跨度不超过 92 天。',
    en: 'The period is not valid: it starts after it ends, or is longer than 92 days.',
  },
  'exchange/number-taken': {
    status: 409,
    zh: '其中一个外部编号已属于另一件。请核对。',
    en: 'One of the outside numbers belongs to another matter already. Check it.',
  },
  'exchange/number-governed': {
    status: 409,
    zh: '这是本件交办来的编号，时限和回复状态按办理过程变化，不能另行登记。',
    en: 'The matter came with this number: its date and state follow the acts and are not noted by hand.',
  },
  'exchange/too-many-numbers': {
    status: 409,
    zh: '一件至多登记 20 个外部编号。',
    en: 'A matter bears at most 20 outside numbers.',
  },
  'exchange/outside-unknown': {
    status: 404,
    zh: '没有这个外部编号的件。请核对系统名称和编号。',
    en: 'No matter has this outside number. Check the system and the number.',
  },
  'exchange/return-needs': {
    status: 422,
    zh: '退回重办须写明理由和新的时限。',
    en: 'Sending back needs a reason and a new date.',
  },
} as const
