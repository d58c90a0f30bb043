export { withPacked, withUnpacked } from './archive.ts'
export { makeBackup } from './make-backup.ts'
export type { Piece } from './manifest.ts'
export { restoreBackup } from './restore-backup.ts'
