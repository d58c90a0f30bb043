import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { draftItem, itemFormQuery } from '../../api/catalogue.ts'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Page } from '../../parts/page.tsx'
import { ItemEditor } from './item-editor.tsx'
import './catalogue.css'

/** An item that was never there: begun with what every item has, and checked from the first word. */
export function NewItemScreen() {
  const say = useWords(catalogueWords)
  const query = useQuery(itemFormQuery)
  const above = (
    <p data-leads>
      <Link to="/items">‹ {say('allItems')}</Link>
    </p>
  )
  return (
    <Page title={say('newItem')} lead={say('newItemLead')} above={above}>
      <Answer query={query} lines={8}>
        {({ schema, content }) => (
          <ItemEditor
            isNew
            schema={schema}
            draft={{ code: '', content, validFrom: '', ground: '' }}
            save={draftItem}
          />
        )}
      </Answer>
    </Page>
  )
}
