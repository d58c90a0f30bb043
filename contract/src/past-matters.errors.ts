export const pastMatterErrors = {
  'past-matters/mapping-wrong': {
    status: 422,
    zh: '对应关系里有平台上没有的编码、单位或时区，请对照说明更正。',
    en: 'The mapping names a class, unit or zone that is not there. Put it right by the guide.',
  },
  'past-matters/two-files': {
    status: 422,
    zh: '请同时上传一个数据文件和一个对应关系文件（.json）。',
    en: 'Send one file of rows and one mapping (.json) together.',
  },
  'past-matters/import-under-way': {
    status: 409,
    zh: '已有一个导入正在进行，请等它结束。',
    en: 'An import is under way. Wait for its end.',
  },
  'past-matters/not-tried': {
    status: 409,
    zh: '请先试导入；试过的文件只保留到下一次试导入。',
    en: 'Try the file first; a file that was tried is kept until the next trial.',
  },
  'past-matters/broke-off': {
    status: 409,
    zh: '导入中断，没有完成；已经导入的仍然有效，请重新导入同一文件。',
    en: 'The import broke off. What was taken over stays; import the same file again.',
  },
} as const
