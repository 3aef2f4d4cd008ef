// Printed papers are Chinese whatever language the page speaks.
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, reply } from '@/base/api'

const levels = ['', '一般困难', '比较困难', '特别困难']

export function zhWords() {
  const { data, isSuccess } = useQuery({
    queryKey: ['codes'],
    queryFn: () => reply(client.GET('/api/codes', {})),
    staleTime: Infinity,
  })
  const tables = computed(
    () =>
      new Map(
        (data.value?.tables ?? []).map((each) => [each.table, new Map(each.rows.map((row) => [row.code, row.zh]))]),
      ),
  )
  const code = (table: string, value: string | number | null | undefined): string =>
    value === null || value === undefined || value === ''
      ? '—'
      : (tables.value.get(table)?.get(String(value)) ??
        { male: '男', female: '女' }[String(value)] ??
        String(value))
  const levelWord = (level: number | null | undefined): string => levels[level ?? 0] ?? ''
  return { code, levelWord, ready: isSuccess }
}
