// Opens an attachment: each opening is logged, hence a POST, shown from memory in a tab of its own.
import { Refusal } from '@/base/api'
import { fetchFile } from '@/base/download'
import { toast } from '@/base/toast'

/// The tab is opened in the click itself, or the browser would stop it.
export async function openAttachment(id: number): Promise<void> {
  const tab = window.open('', '_blank')
  try {
    const address = URL.createObjectURL(await fetchFile(`/api/attachments/${id}/open`))
    if (tab) tab.location.href = address
    else window.location.href = address
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
  } catch (error) {
    tab?.close()
    if (!(error instanceof Refusal)) throw error
    toast(error.message, true)
  }
}
