// Which columns a table shows; the user's choice stays on this device.
import { computed, ref, type Ref } from 'vue'

export interface Column {
  key: string
  label: string
  width?: number | string
  align?: 'left' | 'right' | 'center'
  sort?: string
  /// Takes the width that is left; a longer text is cut and stands whole in its title.
  clip?: boolean
  /// Not shown until chosen.
  extra?: boolean
  /// Cannot be taken away.
  fixed?: boolean
}

export function useColumns(name: string, columns: () => Column[]) {
  const kept = localStorage.getItem(`bangfu.columns.${name}`)
  const chosen: Ref<string[] | null> = ref(kept ? kept.split(',') : null)
  const shownKeys = computed(
    () =>
      chosen.value ??
      columns()
        .filter((each) => !each.extra)
        .map((each) => each.key),
  )
  const shown = computed(() => columns().filter((each) => each.fixed || shownKeys.value.includes(each.key)))
  function choose(keys: string[] | null): void {
    chosen.value = keys
    if (keys) localStorage.setItem(`bangfu.columns.${name}`, keys.join(','))
    else localStorage.removeItem(`bangfu.columns.${name}`)
  }
  return { shown, shownKeys, choose }
}
