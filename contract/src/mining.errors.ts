export const miningErrors = {
  'mining/log-unreadable': {
    status: 422,
    zh: '读不出这份日志。请上传 XES（可用 gzip 压缩）或 CSV 文件：CSV 须有件号、活动和时间三列。',
    en: 'This log cannot be read. Send XES, packed by gzip or not, or CSV with case, activity and time.',
  },
  'mining/log-too-large': {
    status: 422,
    zh: '日志超过页面可算的大小（20 万个事件，展开后 64 MB）。请截取一段时间，或由运维用 huiyin whatif 命令计算。',
    en: 'The log is larger than a page reckons with (200 000 events, 64 MB unpacked). Send a shorter period, or have it run by the command huiyin whatif.',
  },
  'mining/replay-busy': {
    status: 429,
    zh: '正在推演另一份日志，一次只算一份。请过半分钟再试。',
    en: 'Another log is being run; they are run one at a time. Try again in half a minute.',
  },
  'mining/replay-too-long': {
    status: 422,
    zh: '这份日志半分钟内没有算完，已停止。请截取一段时间，或由运维用 huiyin whatif 命令计算。',
    en: 'The log was not run within half a minute and was given up. Send a shorter period, or have it run by the command huiyin whatif.',
  },
  'mining/steps-unreadable': {
    status: 422,
    zh: '上传须有两个文件：先是环节（JSON），后是日志。',
    en: 'Two files are sent: the steps as JSON, then the log.',
  },
} as const
