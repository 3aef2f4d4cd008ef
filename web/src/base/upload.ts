// Sends a file with its progress, which fetch cannot tell; the rest is as in api.ts.
import { bodyHeaders, gate, Refusal, refusalOf } from './api'

export interface UploadOptions {
  key: string
  onProgress?: (part: number) => void
  signal?: AbortSignal
  contentType?: string
}

function sendOnce<T>(path: string, file: Blob, options: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(bodyHeaders(options.key))) request.setRequestHeader(name, value)
    request.setRequestHeader('Content-Type', options.contentType ?? (file.type || 'application/octet-stream'))
    request.responseType = 'json'
    request.upload.onprogress = (event) => options.onProgress?.(event.loaded / Math.max(event.total, 1))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T)
      else reject(refusalOf(request.status, request.response))
    }
    request.onerror = () => reject(new Refusal(0, { code: 'network', message: gate.unreachable() }))
    request.onabort = () => reject(new Refusal(0, { code: 'cancelled', message: '' }))
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/// Uploads, waiting for the sign-in dialog when the session has expired.
export async function upload<T>(path: string, file: Blob, options: UploadOptions): Promise<T> {
  try {
    return await sendOnce<T>(path, file, options)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401 || !gate.expired) throw error
    await gate.expired()
    return sendOnce<T>(path, file, options)
  }
}

/// A photograph small enough for a poor network: at most `side` pixels wide or high, upright, its name saying that it
/// is smaller than it was taken. Only for what the camera has just taken for a phone's form: a scan, a drawing or any
/// other file is evidence as it is. Anything that cannot be shrunk stays as it is.
export async function shrinkPhotograph(file: File, mark: string, side = 1920): Promise<File> {
  if (file.type !== 'image/jpeg' || file.size < 400_000) return file
  const picture = await upright(file)
  if (!picture) return file
  const scale = Math.min(1, side / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  const pen = canvas.getContext('2d')
  if (!pen) return file
  // A ground that shines through becomes white, as paper is; JPEG would make it black.
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  if (!blob || blob.size >= file.size) return file
  return new File([blob], file.name.replace(/\.\w+$/, '') + mark + '.jpg', { type: 'image/jpeg' })
}

/// The picture as it is to be seen; nothing where the browser cannot say which way up that is.
async function upright(file: File): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return null
  }
}
