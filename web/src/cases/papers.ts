// Opens an attachment: each opening is logged, hence a POST, shown from memory in a tab of its own.
import { bodyHeaders, gate, Refusal, refusalOf } from '@/base/api'
import { toast } from '@/base/toast'

async function fetchFile(id: number): Promise<Blob> {
  const ask = (): Promise<Response> =>
    fetch(`/api/attachments/${id}/open`, {
      method: 'POST',
      headers: { ...bodyHeaders(), 'Content-Type': 'application/json' },
      body: '{}',
    })
  let response = await ask().catch(() => {
    throw new Refusal(0, { code: 'network', message: gate.unreachable() })
  })
  if (response.status === 401 && gate.expired) {
    await gate.expired()
    response = await ask()
  }
  if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => null))
  return response.blob()
}

/// The tab is opened in the click itself, or the browser would stop it.
export async function openAttachment(id: number): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const address = URL.createObjectURL(await fetchFile(id))
    if (tab) tab.location.href = address
    else window.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (error) {
    tab?.close()
    if (!(error instanceof Refusal)) throw error
    toast(error.message, true)
  }
}
