// Files whose handing out is logged, hence fetched by POST and kept in memory until they are shown or saved.
import { bodyHeaders, gate, Refusal, refusalOf } from './api'

/// The file behind a path; a Refusal is thrown.
export async function fetchFile(path: string): Promise<Blob> {
  const ask = (): Promise<Response> =>
    fetch(path, {
      method: 'POST',
      headers: { ...bodyHeaders(), 'Content-Type': 'application/json' },
      body: '{}',
    }).catch(() => {
      throw new Refusal(0, { code: 'network', message: gate.unreachable() })
    })
  let response = await ask()
  if (response.status === 401 && gate.expired) {
    await gate.expired()
    response = await ask()
  }
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => null))
  return response.blob()
}

/// Saves it under that name, as following a link would.
export async function saveFile(path: string, name: string): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(path))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
