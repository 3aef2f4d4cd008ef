// Uploads to a case: photographs are made smaller first, the same file keeps its key until it has arrived.
import { ref } from 'vue'
import { Refusal } from '@/base/api'
import { randomId } from '@/base/random'
import { refresh } from '@/base/queries'
import { compressImage, upload } from '@/base/upload'
import { caseKeys } from './queries'

export function useAttach(caseId: () => number) {
  const busy = ref(false)
  const part = ref(0)
  const refusal = ref<Refusal | null>(null)
  const keys = new Map<string, string>()

  async function attach(kind: string, files: File[]): Promise<boolean> {
    busy.value = true
    refusal.value = null
    try {
      for (const each of files) {
        const file = await compressImage(each)
        const mark = `${kind}/${file.name}/${file.size}`
        const key = keys.get(mark) ?? randomId()
        keys.set(mark, key)
        const query = new URLSearchParams({ kind, name: file.name })
        await upload(`/api/cases/${caseId()}/attachments?${query}`, file, {
          key,
          onProgress: (done) => {
            part.value = done
          },
        })
        keys.delete(mark)
      }
      refresh(...caseKeys)
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal.value = error
      return false
    } finally {
      busy.value = false
      part.value = 0
    }
  }
  return { busy, part, refusal, attach }
}

export const acceptedFiles = 'image/jpeg,image/png,image/webp,application/pdf'
