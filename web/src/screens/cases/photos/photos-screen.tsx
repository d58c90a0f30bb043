import type { CasePhotos, CoveredArea } from '@huiyin/contract/city-cases'
import { casesWords } from '@huiyin/contract/desk-cases.words'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { casePhotosQuery, lookAtPhoto, type PhotosTab } from '../../../api/cases.ts'
import { usePreferences } from '../../../app/preferences.tsx'
import { photoTabs } from '../../../app/search.ts'
import { useWords } from '../../../app/words.ts'
import { Answer } from '../../../parts/answer.tsx'
import { sayInstant } from '../../../parts/dates.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Page } from '../../../parts/page.tsx'
import { ProblemNotice } from '../../../parts/problem-notice.tsx'
import { PhotoCover } from './photo-cover.tsx'
import './photos.css'

const route = getRouteApi('/frame/cases/photos')

type Row = CasePhotos['rows'][number]

/** Photos of cases, one after the other, before anybody outside sees them. */
export function PhotosScreen() {
  const say = useWords(casesWords)
  const { tab = 'waiting' } = route.useSearch()
  const query = useQuery(casePhotosQuery(tab))
  return (
    <Page title={say('photos')} lead={say('photosLead')}>
      <Tabs current={tab} />
      <Answer query={query} lines={8}>
        {({ rows }) => {
          if (rows.length === 0) {
            return (
              <section className="panel">
                <Empty title={say('photosNone')}>{say('photosNoneNext')}</Empty>
              </section>
            )
          }
          return tab === 'waiting' ? <First rows={rows} /> : <Looked rows={rows} />
        }}
      </Answer>
    </Page>
  )
}

function First({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords(casesWords)
  const [photo] = rows
  if (photo === undefined) return null
  return (
    <>
      <p role="status">{say('photosLeft', { count: rows.length })}</p>
      <Look key={photo.id} photo={photo} />
    </>
  )
}

/** What was decided, each to be looked at again: a face that was missed is covered at once. */
function Looked({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords(casesWords)
  const [again, setAgain] = useState<string | null>(null)
  return (
    <ul className="photo-looked">
      {rows.map((photo) => (
        <li key={photo.id} className="panel">
          {again === photo.id ? (
            <Look photo={photo} onDone={() => setAgain(null)} />
          ) : (
            <>
              <Head photo={photo} />
              <p>
                {photo.look?.isShown
                  ? say('shownSince', { count: photo.look.areas.length })
                  : say('keptInside')}
              </p>
              <Button onClick={() => setAgain(photo.id)}>
                {say('lookAgain', { number: photo.number })}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function Head({ photo }: { readonly photo: Row }) {
  const say = useWords(casesWords)
  const { language } = usePreferences()
  const { number, title, by, takenAt } = photo
  return (
    <div>
      <h2>
        <Link to="/matters/$number" params={{ number }}>
          {title}
        </Link>
      </h2>
      <p className="case-under">
        {number} · {say(by === 'reporter' ? 'byReporter' : 'byStaff')} ·{' '}
        {sayInstant(takenAt, language)}
      </p>
    </div>
  )
}

function Look({ photo, onDone }: { readonly photo: Row; readonly onDone?: () => void }) {
  const say = useWords(casesWords)
  const queryClient = useQueryClient()
  const [areas, setAreas] = useState<readonly CoveredArea[]>(photo.look?.areas ?? [])
  const looking = useMutation({
    mutationFn: (isShown: boolean) => lookAtPhoto(photo.id, { isShown, areas: [...areas] }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['cases', 'photos'] })
      onDone?.()
    },
  })
  return (
    <section className="panel" aria-label={say('photoOf', { number: photo.number })}>
      <Head photo={photo} />
      <PhotoCover
        source={`/api/v1/evidence/${photo.id}`}
        label={say('photoOf', { number: photo.number })}
        areas={areas}
        onChange={setAreas}
      />
      {looking.error !== null && <ProblemNotice error={looking.error} />}
      <div className="row">
        <Button type="primary" loading={looking.isPending} onClick={() => looking.mutate(true)}>
          {say('showCovered')}
        </Button>
        <Button disabled={looking.isPending} onClick={() => looking.mutate(false)}>
          {say('keepInside')}
        </Button>
      </div>
    </section>
  )
}

function Tabs({ current }: { readonly current: PhotosTab }) {
  const say = useWords(casesWords)
  return (
    <nav className="tabs" aria-label={say('photosWhich')} data-leads>
      {photoTabs.map((tab) => (
        <Link
          key={tab}
          to="/cases/photos"
          search={{ tab }}
          activeProps={{}}
          aria-current={tab === current ? 'page' : undefined}
        >
          {say(tab)}
        </Link>
      ))}
    </nav>
  )
}
