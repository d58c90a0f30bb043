export const evidenceErrors = {
  'evidence/none': {
    status: 422,
    zh: '没有收到文件，请选择文件后再上传。',
    en: 'No file was received. Choose a file and send it again.',
  },
  'evidence/too-many': {
    status: 422,
    zh: '一次最多上传 9 个文件，请分次上传。',
    en: 'At most nine files at once. Send the others separately.',
  },
  'evidence/too-large': {
    status: 413,
    zh: '单个文件不能超过 10 MB，请压缩后再上传。',
    en: 'A file may have 10 MB at most. Make it smaller and send it again.',
  },
  'evidence/kind-refused': {
    status: 415,
    zh: '只能上传照片（JPEG、PNG、WebP）、PDF、Word（docx）或 Excel（xlsx）文件，文件内容须与格式一致且不含宏。',
    en: 'Photos (JPEG, PNG, WebP), PDF, Word (docx) and Excel (xlsx) files without macros are taken; the content must be what the name says.',
  },
  'evidence/heic-refused': {
    status: 415,
    zh: '暂不支持 HEIC 照片。请在手机“设置—相机—格式”中选择“兼容性最佳”后重新拍照，或发送截图。',
    en: 'HEIC photos cannot be read here. On the phone choose Settings, Camera, Formats, Most Compatible and take the photo again, or send a screenshot.',
  },
  'evidence/photo-only': {
    status: 415,
    zh: '这里只能上传照片（JPEG、PNG、WebP）。',
    en: 'Only photos (JPEG, PNG, WebP) are taken here.',
  },
  'evidence/photo-unreadable': {
    status: 422,
    zh: '照片已损坏或尺寸过大（最多 5000 万像素），无法读取，请重新拍照后上传。',
    en: 'The photo is damaged or larger than 50 million pixels. Take it again and send it.',
  },
  'evidence/unknown': {
    status: 422,
    zh: '佐证材料不存在、已过期或属于其他事项，请重新上传。',
    en: 'A piece of evidence does not exist, has expired or belongs to another matter. Send it again.',
  },
} as const
