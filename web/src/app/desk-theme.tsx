import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { usePreferences } from './preferences.tsx'
import { themeOf } from './theme.ts'
import { useMedia } from './use-media.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

/** Dresses the controls; English is what they speak without a locale. */
export function DeskTheme({ children }: { readonly children: ReactNode }) {
  const { language, isLarge } = usePreferences()
  const isNarrow = useMedia('(max-width: 47.99em)')
  const size = isLarge ? 'large' : isNarrow ? 'phone' : 'computer'
  const theme = useMemo(() => themeOf(size), [size])
  return (
    <ConfigProvider
      theme={theme}
      csp={{ nonce }}
      {...(language === 'zh' && { locale: zhCN })}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      // A list that opens inside a dialog must stay in it, or it lies behind.
      getPopupContainer={(trigger) => trigger?.closest('dialog') ?? document.body}
    >
      {children}
    </ConfigProvider>
  )
}
