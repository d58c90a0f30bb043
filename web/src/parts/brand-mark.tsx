/** The mark of the product: a voice and its echo. */
export function BrandMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <g fill="none" stroke="#fff" strokeWidth="2.6" strokeLinecap="round">
        <circle cx="10.5" cy="16" r="2.2" fill="#fff" stroke="none" />
        <path d="M15.5 11.5a6.4 6.4 0 0 1 0 9" />
        <path d="M19.6 8a11.3 11.3 0 0 1 0 16" opacity=".8" />
        <path d="M23.7 4.8a16 16 0 0 1 0 22.4" opacity=".5" />
      </g>
    </svg>
  )
}
