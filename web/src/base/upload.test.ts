// What is sent is the file itself; only a photograph that a phone has just taken for the form is made smaller.
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import FileDrop from './form/FileDrop.vue'
import { shrinkPhotograph } from './upload'

let drawn: string[]
const mark = ' (smaller)'
const file = (type: string, size: number, lastModified = 0): File =>
  new File([new Uint8Array(size)], 'IMG_1.' + type.slice(6), { type, lastModified })

beforeEach(() => {
  drawn = []
  vi.stubGlobal('createImageBitmap', (_: File, options?: ImageBitmapOptions) => {
    drawn.push(`read ${options?.imageOrientation}`)
    return Promise.resolve({ width: 3000, height: 4000 })
  })
  const pen = {
    fillStyle: '',
    fillRect: (...at: number[]) => drawn.push(`ground ${pen.fillStyle} ${at.join(' ')}`),
    drawImage: (_: unknown, ...at: number[]) => drawn.push(`picture ${at.join(' ')}`),
  }
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never)
  vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['small'])))
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a photograph that is shrunk', () => {
  it('is read upright, drawn on white, and says so in its name', async () => {
    const sent = await shrinkPhotograph(file('image/jpeg', 500_000), mark)
    expect(sent.name).toBe('IMG_1 (smaller).jpg')
    expect(sent.size).toBe(5)
    expect(drawn).toEqual(['read from-image', 'ground #ffffff 0 0 1440 1920', 'picture 0 0 1440 1920'])
  })
  it.each(['image/png', 'image/webp', 'application/pdf'])('is never a %s', async (type) => {
    const given = file(type, 500_000)
    expect(await shrinkPhotograph(given, mark)).toBe(given)
    expect(drawn).toEqual([])
  })
  it('stays as it is when the browser cannot say which way up it is', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new TypeError()))
    const given = file('image/jpeg', 500_000)
    expect(await shrinkPhotograph(given, mark)).toBe(given)
  })
  it('is none that is small already', async () => {
    const given = file('image/jpeg', 399_999)
    expect(await shrinkPhotograph(given, mark)).toBe(given)
  })
})

describe('a file is taken for the form', () => {
  const chosen = async (camera: boolean, lastModified: (now: number) => number): Promise<unknown> => {
    const drop = mount(FileDrop, { props: { label: 'Take', hint: '', accept: 'image/jpeg', camera } })
    const input = drop.find('input')
    await input.trigger('click')
    Object.defineProperty(input.element, 'files', { value: [file('image/jpeg', 9, lastModified(Date.now()))] })
    await input.trigger('change')
    return drop.emitted('files')?.[0]?.[1]
  }
  it('when the camera made it after it was asked for', async () => {
    expect(await chosen(true, (now) => now + 4000)).toBe(true)
  })
  it('not when it is older, as a scan that was chosen', async () => {
    expect(await chosen(true, (now) => now - 60_000)).toBe(false)
  })
  it('never on an office\'s form', async () => {
    expect(await chosen(false, (now) => now + 4000)).toBe(false)
  })
  it('never when it was dropped', async () => {
    const drop = mount(FileDrop, { props: { label: 'Take', hint: '', accept: 'image/jpeg', camera: true } })
    await drop.trigger('drop', { dataTransfer: { files: [file('image/jpeg', 9, Date.now() + 4000)] } })
    expect(drop.emitted('files')?.[0]?.[1]).toBe(false)
  })
})
