// Filling in an application: its form, its draft, and saving it section by section. Shared by the offices' form and the
// phone's.
import { computed, shallowRef } from 'vue'
import type { Case } from '@/base/contract'
import { useRecordForm } from '@/base/form/record'
import { t } from '@/base/i18n'
import { refresh, useCodes } from '@/base/queries'
import { useSession } from '@/base/session'
import { toast } from '@/base/toast'
import type { SectionName } from './application'
import { useFilled } from './filled'
import { caseKeys, useCase } from './queries'
import type { Around, Parts } from './saving'

export type Filling = ReturnType<typeof useFilling>

export function useFilling(ask: () => number) {
  const id = ask()
  const { data: file, isPending, error, refetch } = useCase(computed(ask))
  const filled = useFilled()
  const { form, parts: read, incomeYear } = filled
  const { code } = useCodes()
  const session = useSession()
  const state = useRecordForm({
    draft: `application-${id}`,
    form,
    parts: read,
    record: file,
    blank: () => (form.values.income.year = String(incomeYear)),
  })
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
        await state.draft.quietly(fill)
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
  async function saved(): Promise<void> {
    await state.saved()
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
  return { file, isPending, error, refetch, form, busy, state, parts, asked, save }
}
