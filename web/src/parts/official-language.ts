/**
 * What people and offices wrote is kept as it was written, in Chinese, also where the desk speaks
 * English: said so, a screen reader reads it with the right voice.
 */
export const officialLanguage = 'zh-CN'
