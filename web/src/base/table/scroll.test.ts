import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, withDirectives } from 'vue'
import { vScroll } from './scroll'

const box = (inner: number, outer: number) =>
  mount(
    defineComponent({
      props: { rows: { type: Number, default: 1 } },
      render: ({ rows }: { rows: number }) => withDirectives(h('div', { rows }), [[vScroll]]),
    }),
    {
      attachTo: document.body,
      props: { rows: inner > outer ? 2 : 1 },
    },
  )

describe('a box that scrolls sideways', () => {
  it.each([
    [500, 300, '0'],
    [300, 300, null],
  ])('%i in %i', async (inner, outer, tabindex) => {
    const wrapper = box(inner, outer)
    Object.defineProperty(wrapper.element, 'scrollWidth', { value: inner })
    Object.defineProperty(wrapper.element, 'clientWidth', { value: outer })
    await wrapper.setProps({ rows: 9 })
    await nextTick()
    expect(wrapper.element.getAttribute('tabindex')).toBe(tabindex)
    wrapper.unmount()
  })
})
