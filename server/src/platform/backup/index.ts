export { withPacked, withUnpacked } from './archive.ts'
export { type BackupRequest, type BackupResult, makeBackup } from './make-backup.ts'
export type { Manifest, Piece, TablePiece } from './manifest.ts'
export { type RestoreRequest, restoreBackup } from './restore-backup.ts'
