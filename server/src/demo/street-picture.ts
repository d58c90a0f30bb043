import { Transformer } from '@napi-rs/image'

const houses = `
  <rect x="60" y="120" width="230" height="270" fill="#d9c7b0"/>
  <rect x="330" y="60" width="210" height="330" fill="#c3ccd6"/>
  <rect x="580" y="150" width="300" height="240" fill="#e0d3bd"/>
  <g fill="#8fa3b8">
    <path d="M90 160h50v60h-50zm90 0h50v60h-50zM365 100h45v55h-45zm85 0h45v55h-45zm-85 100h45v55h-45zm85 0h45v55h-45z"/>
    <path d="M610 190h60v55h-60zm90 0h60v55h-60zm90 0h60v55h-60z"/>
  </g>
  <g fill="#6f5b46"><path d="M100 270h150v120h-150zM400 300h70v90h-70zM620 285h220v105h-220z"/></g>
  <rect x="600" y="262" width="260" height="24" fill="#a8433a"/>`
const ground = `
  <rect y="390" width="960" height="80" fill="#b9b4ab"/>
  <path d="M0 410h960M0 440h960M120 390v80M300 390v80M480 390v80M660 390v80M840 390v80" stroke="#a09b92" stroke-width="3"/>
  <rect y="470" width="960" height="170" fill="#5b5f66"/>
  <path d="M40 560h120m120 0h120m120 0h120m120 0h120" stroke="#e8e4d8" stroke-width="10"/>
  <rect x="905" y="150" width="12" height="320" fill="#4a4f57"/><circle cx="880" cy="150" r="18" fill="#f3e9c6"/>
  <path d="M880 150h30" stroke="#4a4f57" stroke-width="8"/>`
const broken = `
  <path d="M390 520l60-28 95 6 62 34-30 52-104 20-84-28z" fill="#2b2d31"/>
  <path d="M372 530l34-46 26 20zM600 500l44 28-30 22z" fill="#8a857c"/>
  <g stroke-width="14"><path d="M330 600h340" stroke="#d2372b"/><path d="M350 600h40m40 0h40m40 0h40m40 0h40" stroke="#fff"/></g>
  <path d="M345 570v70M655 570v70" stroke="#4a4f57" stroke-width="10"/>`
const mended = `
  <path d="M380 500h250v100h-250z" fill="#4a4d53"/>
  <ellipse cx="505" cy="550" rx="58" ry="26" fill="#6d7179" stroke="#33363b" stroke-width="6"/>
  <path d="M470 540h70M470 552h70M470 564h70" stroke="#33363b" stroke-width="4"/>`

/** A drawn street, plainly no photo of any place: with a hole in it, or put right. */
export function streetPicture(isMended: boolean): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
    <rect width="960" height="390" fill="#cfe0ee"/>${houses}${ground}${isMended ? mended : broken}</svg>`
  return Transformer.fromSvg(svg).jpeg(80)
}
