// Taking a file whose handing out is logged, its refusal shown by the caller.
import { saveFile } from './download'
import { useSubmit } from './submit'

export function useSaveFile() {
  const { busy, refusal, submit } = useSubmit()
  const save = (path: string, name: string): Promise<unknown> => submit(path, () => saveFile(path, name))
  return { busy, refusal, save }
}
