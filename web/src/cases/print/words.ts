// Printed papers are Chinese whatever language the page speaks.
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { client, reply } from '@/base/api'
import words from '../zh.approve'

const levels = ['', '一般困难', '比较困难', '特别困难']

/// An organisation as papers name it: its committee and itself, without the county and without strokes between.
export const placeOf = (path: string): string => path.split('/').slice(-2).join('')
export const branchOf = (path: string): string => path.split('/').pop() ?? path

export const statusWord = (status: string): string => (words.status as Record<string, string>)[status] ?? status

/// Nothing where nobody has said.
export const yesNo = (value: boolean | null | undefined): string =>
  value === null || value === undefined ? '' : value ? '是' : '否'

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
