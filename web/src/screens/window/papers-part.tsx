import { windowWords } from '@huiyin/contract/desk-window.words'
import type { Checklist, ChecklistMaterial } from '@huiyin/contract/window'
import { Button } from 'antd'
import { useWords } from '../../app/words.ts'
import { EvidenceInput } from '../../parts/act-form/evidence-input.tsx'
import { Field } from '../../parts/field.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { type Draft, handInOf, missingOf, type Paper } from './draft.ts'
import { submitId } from './outcome-part.tsx'
import type { PartProps } from './window-screen.tsx'

const scansMax = 9

/** The papers one after the other, each with what to look for; one key when all are here. */
export function PapersPart({
  draft,
  change,
  checklist,
}: PartProps & { readonly checklist: Checklist }) {
  const say = useWords(windowWords)
  const { papers, evidence } = draft
  const handIn = handInOf(checklist)
  const missing = missingOf(checklist, papers)
  const takeAll = () => {
    const all = Object.fromEntries(missing.map(({ id }) => [id, 'seen' as const]))
    change({ papers: { ...papers, ...all }, answer: null })
    // With everything here the answer is clear: the next key may press it.
    setTimeout(() => document.getElementById(submitId)?.focus())
  }
  return (
    <section className="panel" aria-labelledby="window-papers">
      <div className="row row-apart">
        <h2 id="window-papers">{say('materials')}</h2>
        <Button disabled={missing.length === 0} onClick={takeAll}>
          {say('allSeen')}
        </Button>
      </div>
      <p className="soft" role="status">
        {say('materialsCount', {
          handIn: handIn.length,
          fetched: checklist.materials.length - handIn.length,
          seen: handIn.length - missing.length,
        })}
      </p>
      <ul className="papers" lang={officialLanguage}>
        {checklist.materials.map((material) => (
          <li key={material.id}>
            <PaperLine
              material={material}
              paper={papers[material.id]}
              onChange={(paper) => change({ papers: changed(papers, material.id, paper) })}
            />
          </li>
        ))}
      </ul>
      <Field label={say('scans')}>
        {(id) => (
          <EvidenceInput
            id={id}
            filesMax={scansMax}
            value={evidence}
            onChange={(files) => change({ evidence: files })}
          />
        )}
      </Field>
    </section>
  )
}

function changed(papers: Draft['papers'], id: string, paper: Paper | undefined): Draft['papers'] {
  const { [id]: _, ...others } = papers
  return paper === undefined ? others : { ...others, [id]: paper }
}

interface PaperLineProps {
  readonly material: ChecklistMaterial
  readonly paper: Paper | undefined
  readonly onChange: (paper: Paper | undefined) => void
}

function PaperLine({ material, paper, onChange }: PaperLineProps) {
  const say = useWords(windowWords)
  const { name, source, deferrable, promisable, originals, copies } = material
  const points = [...(material.acceptance ? [material.acceptance] : []), ...material.reviewPoints]
  return (
    <>
      <div className="row">
        {source === 'applicant' ? (
          <label className="row tick">
            <input
              type="checkbox"
              className="check"
              checked={paper !== undefined}
              onChange={({ target }) => onChange(target.checked ? 'seen' : undefined)}
            />
            <strong>{name}</strong>
          </label>
        ) : (
          <strong>{name}</strong>
        )}
        {source === 'register' && <span className="tag tag-green">{say('weFetch')}</span>}
        {source === 'step' && <span className="tag tag-green">{say('stepMakes')}</span>}
        {source === 'applicant' && deferrable && (
          <span className="tag tag-amber">{say('deferrable')}</span>
        )}
        {source === 'applicant' && promisable && (
          <label className="row tick">
            <input
              type="checkbox"
              className="check"
              checked={paper === 'promised'}
              onChange={({ target }) => onChange(target.checked ? 'promised' : undefined)}
            />
            {say('promised')}
          </label>
        )}
        {originals + copies > 0 && (
          <span className="soft">{say('copies', { originals, copies })}</span>
        )}
      </div>
      {source === 'applicant' && points.length > 0 && (
        <p className="soft review-points">
          {say('reviewPoints')}：{points.join('；')}
        </p>
      )}
    </>
  )
}
