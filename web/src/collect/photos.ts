import { button, element } from './dom.ts'
import { say } from './say.ts'
import type { KeptPhoto } from './store.ts'

const sideMax = 1600
const quality = 0.8

/** Draws a photo smaller: a report has to pass through a bad network. Place and device go with it. */
async function shrink(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, sideMax / Math.max(picture.width, picture.height))
  const canvas = element('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    const done = (blob: Blob | null) => (blob ? resolve(blob) : reject(new Error('no picture')))
    canvas.toBlob(done, 'image/jpeg', quality)
  })
}

/** As text, because no address of a blob may be shown here. */
function shownOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.readAsDataURL(blob)
  })
}

export interface PhotoField {
  readonly field: HTMLElement
  readonly photo: () => KeptPhoto | undefined
}

/**
 * One photo: a large button that opens the camera, then what was taken.
 *
 * @param kind - what it shows, as 近景; it becomes the name of the file
 */
export function photoField(
  kind: string,
  name: string,
  given?: KeptPhoto,
  changed: () => void = () => {},
): PhotoField {
  let photo = given
  const fault = element('p', { role: 'alert', class: 'fault' })
  const preview = element('img', { alt: kind })
  const input = element('input', {
    type: 'file',
    accept: 'image/*',
    capture: 'environment',
    class: 'hidden',
    'aria-label': say('takePhoto', { kind }),
    onchange: () => void take(),
  })
  const press = button('', () => input.click(), 'photo')
  const field = element('div', { class: 'photo-field' }, input, press, fault)

  async function take(): Promise<void> {
    const [file] = input.files ?? []
    if (file === undefined) return
    try {
      photo = { name, blob: await shrink(file) }
      fault.textContent = ''
      await draw()
      changed()
    } catch {
      fault.textContent = say('photoUnread')
    }
  }

  async function draw(): Promise<void> {
    press.replaceChildren(say(photo === undefined ? 'takePhoto' : 'again', { kind }))
    if (photo === undefined) return
    preview.src = await shownOf(photo.blob)
    press.prepend(preview)
  }

  void draw()
  return { field, photo: () => photo }
}
