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
  'mining/steps-unreadable': {
    status: 422,
    zh: '上传须有两个文件：先是环节（JSON），后是日志。',
    en: 'Two files are sent: the steps as JSON, then the log.',
  },
} as const
