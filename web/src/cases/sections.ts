// The form's sections with their status; the last one is checking and sending.
import { computed, type Ref } from 'vue'
import type { Case } from '@/base/contract'
import { t, word } from '@/base/i18n'
import { usePolicy } from '@/policy/queries'
import { sections, type SectionName } from './application'

export interface SectionLine {
  name: SectionName
  label: string
  status: string
  missing: string[]
}

export function useSections(file: Ref<Case | undefined>) {
  const { paperName } = usePolicy()
  const list = computed<SectionLine[]>(() =>
    sections.map((name) => {
      const known = file.value?.application.sections.find((each) => each.section === name)
      return {
        name,
        label: t(`form_section.${name}`),
        status: known?.status ?? 'not_started',
        missing: (known?.missing ?? []).map((each) =>
          known?.status === 'missing_papers' ? paperName(each) : word('fact', each),
        ),
      }
    }),
  )
  const parts = computed(() => list.value.filter((each) => each.name !== 'check'))
  const complete = computed(() => parts.value.filter((each) => each.status === 'complete').length)
  return { list, parts, complete }
}
