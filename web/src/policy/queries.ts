// The policy in force, as pages show it: papers, opinions, thresholds.
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, reply } from '@/base/api'
import { word } from '@/base/i18n'
import { language } from '@/base/language'

export function usePolicy() {
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['policy'],
    queryFn: () => reply(client.GET('/api/policy', {})),
    staleTime: 600_000,
  })
  const policy = computed(() => data.value)
  const calendarUntil = computed(() => data.value?.calendar_until)
  const inWords = (each: { zh: string; en: string }): string => (language.value === 'zh' ? each.zh : each.en)
  /// A paper's name by its code: one of the policy's, or of the procedure's own.
  const paperName = (kind: string): string => {
    const found = policy.value?.required_papers.find((each) => each.code === kind)
    return found ? inWords(found) : word('paper', kind)
  }
  const presets = (...actions: string[]): string[] =>
    (policy.value?.opinion_presets ?? []).filter((each) => actions.includes(each.action)).map(inWords)
  const papers = computed(() => policy.value?.required_papers ?? [])
  return { policy, calendarUntil, isPending, error, refetch, paperName, presets, papers, inWords }
}
