import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import ToastHost from './show/ToastHost.vue'
import { closeToast, news, toast } from './toast'

let host: ReturnType<typeof mount>
const words = async (): Promise<string[]> => {
  await host.vm.$nextTick()
  return host.findAll('p').map((each) => each.text())
}
beforeEach(() => {
  vi.useFakeTimers()
  host = mount(ToastHost)
})
afterEach(() => {
  closeToast()
  vi.useRealTimers()
})

describe('words after an action', () => {
  it('stand one at a time: the newest replaces the one before, and has its own time', async () => {
    toast('已上传')
    vi.advanceTimersByTime(3000)
    toast('已保存')
    expect(await words()).toEqual(['已保存'])
    vi.advanceTimersByTime(3000)
    expect(await words()).toEqual(['已保存'])
    vi.advanceTimersByTime(501)
    expect(await words()).toEqual([])
  })
  it('that tell news stand on above what came of the act, once', async () => {
    news('那份草稿已保留', true)
    vi.advanceTimersByTime(5000)
    toast('已保存')
    expect(await words()).toEqual(['那份草稿已保留\n已保存'])
    toast('已上传')
    expect(await words()).toEqual(['已上传'])
    news('对方的修改已采用')
    vi.advanceTimersByTime(8001)
    toast('已保存')
    expect(await words()).toEqual(['已保存'])
  })
  it('are closed by their button', async () => {
    toast('无法连接服务器', true)
    await words()
    await host.find('button').trigger('click')
    expect(await words()).toEqual([])
  })
})
