// Filling in an application: its form, its draft, and saving it section by section. Shared by the offices' form and the
// phone's.
import { computed, shallowRef } from 'vue'
import type { Case } from '@/base/contract'
import { t } from '@/base/i18n'
import { refresh, useCodes } from '@/base/queries'
import { useSession } from '@/base/session'
import { toast } from '@/base/toast'
import type { SectionName } from './application'
import { useApplicationDraft, useFilled } from './filled'
import { caseKeys, useCase } from './queries'
import type { Around, Parts } from './saving'

export type Filling = ReturnType<typeof useFilling>

export function useFilling(ask: () => number) {
  const id = ask()
  const { data: file, isPending, error, refetch } = useCase(computed(ask))
  const filled = useFilled()
  const { form, text, income, housing } = filled
  const { code } = useCodes()
  const session = useSession()
  const { draft, dropDraft, outdated } = useApplicationDraft(id, file, filled)
  const around: Around = {
    id,
    filled,
    file,
    code,
    editable: () => session.may('edit_people'),
    now: async (): Promise<Case | undefined> => (await refetch()).data,
    after: {
      chosen: async () => {
        await saved()
        toast(t('state.saved'))
      },
      take: async (fill) => {
        await draft.quietly(fill)
        await saved()
      },
    },
  }
  const saving = shallowRef<Parts>()
  async function load(): Promise<Parts | undefined> {
    const found = saving.value ? null : await import('./saving').catch(() => null)
    if (found) saving.value ??= found.partsOf(around)
    return saving.value
  }
  void load()
  const unsaved = (): boolean => text.changed() || income.changed() || housing.changed()
  /// What is typed elsewhere and not yet saved stays a draft.
  async function saved(): Promise<void> {
    await draft.discard()
    if (unsaved()) await draft.save(true)
    void refresh(...caseKeys)
  }
  async function save(section: SectionName): Promise<boolean> {
    const here = await load()
    if (!here) return form.setErrors({ '': t('error.network') })
    const done = await here.save(section)
    if (done) await saved()
    return done
  }
  const parts = computed(() => saving.value?.parts)
  const each = computed(() => Object.values(parts.value ?? {}))
  const busy = computed(() => each.value.some((part) => part.busy.value))
  const asked = computed(() => each.value.some((part) => part.stale.asked.value.length > 0))
  return { file, isPending, error, refetch, form, busy, draft, outdated, parts, asked, save, unsaved, dropDraft }
}
