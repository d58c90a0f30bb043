import type { ReactNode, Ref } from 'react'

interface NoticeProps {
  readonly tone: 'plain' | 'done' | 'attention' | 'problem'
  readonly title?: string
  /** Said at once to those who listen; only for what just happened. */
  readonly isUrgent?: boolean
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}

const marks = { plain: 'i', done: '✓', attention: '!', problem: '!' } as const

/** A message in the page, beside what it is about; nothing floats and nothing vanishes by itself. */
export function Notice({ tone, title, isUrgent = false, children, ref }: NoticeProps) {
  const role = isUrgent ? { role: tone === 'problem' ? 'alert' : 'status' } : {}
  return (
    <div ref={ref} className={`notice notice-${tone}`} tabIndex={-1} {...role}>
      <span className="notice-mark" aria-hidden="true">
        {marks[tone]}
      </span>
      <div className="notice-body">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  )
}
