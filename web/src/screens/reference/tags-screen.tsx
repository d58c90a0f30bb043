import { referenceWords } from '@huiyin/contract/desk-reference.words'
import type { ReviewTag } from '@huiyin/contract/reviews'
import { gradeWords } from '@huiyin/contract/reviews.words'
import { useQuery } from '@tanstack/react-query'
import { tagsQuery } from '../../api/reference.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'

/** The tags by level, as the national catalogue and the region have them. */
export function TagsScreen() {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const query = useQuery(tagsQuery)
  return (
    <Page title={sayDesk('tags')} lead={say('tagsLead')}>
      <Answer query={query} lines={10}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('noTags')} />
          ) : (
            Object.keys(gradeWords).map((grade) => (
              <TagsOfGrade
                key={grade}
                grade={grade as keyof typeof gradeWords}
                tags={rows.filter((tag) => tag.grade === grade)}
              />
            ))
          )
        }
      </Answer>
    </Page>
  )
}

interface TagsOfGradeProps {
  readonly grade: keyof typeof gradeWords
  readonly tags: readonly ReviewTag[]
}

function TagsOfGrade({ grade, tags }: TagsOfGradeProps) {
  const say = useWords(referenceWords)
  const { language } = usePreferences()
  const title = gradeWords[grade][language]
  if (tags.length === 0) return null
  return (
    <section className="part" aria-labelledby={`tags-${grade}`}>
      <h2 id={`tags-${grade}`}>{title}</h2>
      <DataTable
        caption={title}
        rows={tags}
        keyOf={(tag) => tag.code}
        columns={[
          {
            key: 'text',
            header: say('tagText'),
            kind: 'head',
            cell: (tag) => (language === 'zh' ? tag.text : tag.textEn),
          },
          {
            key: 'code',
            header: say('tagCode'),
            kind: 'narrow',
            cell: (tag) => <span className="figure">{tag.code}</span>,
          },
          {
            key: 'state',
            header: say('tagState'),
            kind: 'narrow',
            cell: (tag) => (
              <span className="row">
                <span className={`tag tag-${tag.retired ? 'grey' : 'green'}`}>
                  {tag.retired ? say('tagRetired') : say('tagInUse')}
                </span>
                {tag.base && <span className="soft">{say('tagBase')}</span>}
                {tag.extension && <span className="soft">{say('tagExtension')}</span>}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}
