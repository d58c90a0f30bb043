import type { ThemeConfig } from 'antd'

/** Sizes of the three ways to see the desk: on a computer, on a phone, with large text. */
const sizes = {
  computer: { fontSize: 15, controlHeight: 36 },
  phone: { fontSize: 16, controlHeight: 44 },
  large: { fontSize: 22, controlHeight: 60 },
} as const
export type SizeName = keyof typeof sizes

/** Colours are darker than the preset ones, which stay below a contrast of 4.5 to 1. */
export function themeOf(size: SizeName): ThemeConfig {
  return {
    hashed: false,
    token: {
      colorPrimary: '#0958d9',
      colorPrimaryHover: '#003eb3',
      colorInfo: '#0958d9',
      colorLink: '#0958d9',
      colorError: '#a8071a',
      colorErrorHover: '#820014',
      colorSuccess: '#237804',
      colorWarning: '#874d00',
      colorTextPlaceholder: '#667085',
      colorTextDescription: '#4e5969',
      colorTextDisabled: '#667085',
      colorText: '#1f2329',
      colorBorder: '#8c95a3',
      borderRadius: 6,
      wireframe: false,
      motion: false,
      fontFamily:
        'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
      ...sizes[size],
    },
  }
}
