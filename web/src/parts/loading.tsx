import { useDeskWords } from '../app/words.ts'

/** Grey lines where text will be; said once to those who listen. */
export function Loading({ lines = 4 }: { readonly lines?: number }) {
  const say = useDeskWords()
  return (
    <div className="loading" role="status">
      <span className="only-heard">{say('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // The lines are all alike and never move.
        <span key={line} className="loading-line" aria-hidden="true" />
      ))}
    </div>
  )
}

export function LoadingPage() {
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Loading lines={8} />
    </main>
  )
}
