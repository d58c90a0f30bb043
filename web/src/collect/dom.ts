type Child = Node | string | false | undefined | null
type Attributes = Readonly<Record<string, string | boolean | undefined | ((event: Event) => void)>>

/** An element with its attributes, listeners (`onclick`) and children. Texts stay texts. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  fill(made, attributes, children)
  return made
}

/** The same for drawings. */
export function drawing(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag)
  fill(made, attributes, children)
  return made
}

function fill(made: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value)
    else if (value === true) made.setAttribute(name, '')
    else if (typeof value === 'string') made.setAttribute(name, value)
  }
  for (const child of children) {
    if (child !== false && child !== undefined && child !== null) made.append(child)
  }
}

let turns = 0

/**
 * A turn of a page that gathers before it shows: who gathered while something else was shown, or while
 * a later one began, is too late and must not be shown over it.
 *
 * @returns whether the page may still be shown
 */
export function takeTurn(): () => boolean {
  turns += 1
  const mine = turns
  return () => mine === turns
}

/** Shows a page; the heading takes the focus, so that a reader begins there. */
export function show(title: string, ...children: readonly Child[]): void {
  takeTurn()
  const root = document.getElementById('app')
  const heading = element('h1', { tabindex: '-1' }, title)
  root?.replaceChildren(heading, ...children.filter((one): one is Node | string => Boolean(one)))
  document.title = title
  heading.focus({ preventScroll: true })
  scrollTo(0, 0)
}

export function button(label: string, press: () => void, kind = ''): HTMLButtonElement {
  return element('button', { type: 'button', class: kind, onclick: press }, label)
}

/** A field with its name above it. */
export function labelled(name: string, field: HTMLElement): HTMLLabelElement {
  return element('label', {}, element('span', {}, name), field)
}
