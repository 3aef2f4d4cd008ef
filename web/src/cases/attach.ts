// Uploads to a case, as the files are; only what a phone's camera has just taken for the form is made smaller first.
// The same file keeps its key until it has arrived.
import { computed, ref } from 'vue'
import { Refusal } from '@/base/api'
import { t } from '@/base/i18n'
import { randomId } from '@/base/random'
import { refresh } from '@/base/queries'
import { shrinkPhotograph, upload } from '@/base/upload'
import { usePolicy } from '@/policy/queries'
import { caseKeys } from './queries'

export function useAttach(caseId: () => number) {
  const busy = ref(false)
  const part = ref(0)
  const refusal = ref<Refusal | null>(null)
  const { policy } = usePolicy()
  /// What may be sent, and how large the policy lets it be.
  const hint = computed(() =>
    policy.value ? t('paper.hint', { size: Math.floor(policy.value.attachment_bytes_max / 1_048_576) }) : '',
  )
  const keys = new Map<string, string>()

  async function attach(kind: string, files: File[], taken = false): Promise<boolean> {
    busy.value = true
    refusal.value = null
    try {
      for (const each of files) {
        const file = taken ? await shrinkPhotograph(each, t('paper.shrunk')) : each
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
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusal.value = error
      return false
    } finally {
      // Those before a refused one have arrived.
      refresh(...caseKeys)
      busy.value = false
      part.value = 0
    }
  }
  return { busy, part, refusal, hint, attach }
}

export const acceptedFiles = 'image/jpeg,image/png,image/webp,application/pdf'
