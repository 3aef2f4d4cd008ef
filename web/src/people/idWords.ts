// An ID number while it is typed: checked when the field is left, and what it says of its holder shown at once.
import { computed } from 'vue'
import { longDay } from '@/base/dates'
import { idNumber, readId } from '@/base/form/checks'
import { t, word } from '@/base/i18n'
import { useSession } from '@/base/session'

export function useIdWords(typed: () => string) {
  const session = useSession()
  const idWords = computed(() => {
    const read = typed() ? readId(typed(), session.today) : ''
    return typeof read === 'string'
      ? undefined
      : t('form.id_says', { birth: longDay(read.birth), sex: word('sex', read.sex) })
  })
  return { checkId: idNumber(() => session.today), idWords }
}
