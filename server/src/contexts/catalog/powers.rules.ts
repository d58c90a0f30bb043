import type { PowerTransfer } from '@huiyin/contract/catalog-powers'

/** Who decides on an item, and who supervises what was decided; `null` where that is the same. */
export interface Powers {
  readonly decides: string
  readonly supervises: string | null
}

/**
 * Who decides on an item of a unit under the transfers in force. What was moved twice is decided by
 * the last that got it and supervised by the unit of the item.
 */
export function powersOver(
  item: { readonly code: string; readonly unitCode: string },
  transfers: readonly PowerTransfer[],
): Powers {
  const own = transfers.filter(({ itemCodes }) => itemCodes.includes(item.code))
  const last = own.at(-1)
  if (last === undefined || last.toUnitCode === item.unitCode) {
    return { decides: item.unitCode, supervises: null }
  }
  return { decides: last.toUnitCode, supervises: own[0]?.fromUnitCode ?? item.unitCode }
}

/** Why a list of transfers cannot be, in a sentence. */
export function findTransferFault(transfers: readonly PowerTransfer[]): string | undefined {
  if (transfers.some(({ fromUnitCode, toUnitCode }) => fromUnitCode === toUnitCode)) {
    return '划出单位和划入单位不能是同一个单位'
  }
  const codes = transfers.flatMap(({ itemCodes }) => itemCodes)
  const twice = codes.find((code, index) => codes.indexOf(code) !== index)
  return twice === undefined ? undefined : `事项 ${twice} 划转了两次，请只留一次`
}
