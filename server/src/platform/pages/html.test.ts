import { assert as check, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { html, markupOf } from './html.ts'

test('no text from outside can open a tag, close an attribute or start an entity', () => {
  check(
    property(string({ unit: 'binary', maxLength: 200 }), (text) => {
      const markup = markupOf(html`<p title="${text}">${[text, html`<b>${text}</b>`]}</p>`)

      const inserted = markup.replace(/<\/?[pb]( title=)?|>/g, '')
      expect(inserted).not.toContain('<')
      expect(markup.match(/"/g)).toHaveLength(2)
    }),
  )
})

test('what nobody filled in leaves nothing behind', () => {
  expect(markupOf(html`<p>${null}${undefined}${false}${''}${[]}${0}</p>`)).toBe('<p>0</p>')
})

test('an object from outside cannot pose as markup', () => {
  const posed = JSON.parse('{"markup":"<script>"}')

  expect(() => markupOf(html`<p>${posed}</p>`)).toThrow()
})

test('indentation of a template goes, spaces and lines people wrote stay', () => {
  const text = 'first\n    second'

  expect(
    markupOf(html`<p>
      ${text}</p>`),
  ).toBe(`<p>\n${text}</p>`)
})
