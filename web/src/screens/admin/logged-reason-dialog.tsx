import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useWords } from '../../app/words.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'

/** As the contract has it. */
const lengthMax = 200

interface LoggedReasonDialogProps<Result> {
  readonly title: string
  readonly act: (reason: string) => Promise<Result>
  readonly onDone?: (result: Result) => void
  readonly onClose: () => void
}

/** Asks an administrator why; the security log keeps it. */
export function LoggedReasonDialog<Result>(props: LoggedReasonDialogProps<Result>) {
  const say = useWords(administrationWords)
  return <ReasonDialog {...props} renews="admin" lengthMax={lengthMax} note={say('reasonNote')} />
}
