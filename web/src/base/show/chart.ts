// ECharts, only what we draw: bars as SVG. A chart cannot measure `inherit`, so its font is named.
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Series } from './ChartBox.vue'

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])
export type Chart = ReturnType<typeof echarts.init>
export interface ChartAsk {
  labels: string[]
  series: Series[]
  unit: string
  stacked?: boolean
  sideways?: boolean
}

const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif'

export function drawChart(old: Chart | undefined, box: HTMLElement, ask: ChartAsk): Chart {
  const chart = old ?? echarts.init(box, undefined, { renderer: 'svg' })
  const names = {
    type: 'category' as const,
    data: ask.labels,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#c4ccd6' } },
    axisLabel: { color: '#52606d', fontSize: 12, fontFamily: font },
    inverse: ask.sideways ?? false,
  }
  const values = {
    type: 'value' as const,
    minInterval: 1,
    splitLine: { lineStyle: { color: '#e9edf1' } },
    axisLabel: { color: '#52606d', fontSize: 12, fontFamily: font },
  }
  const several = ask.series.length > 1
  chart.setOption({
    textStyle: { fontFamily: font },
    animation: false,
    grid: { left: ask.sideways ? 92 : 46, right: 28, top: several ? 38 : 14, bottom: 28 },
    legend: several
      ? {
          left: 0,
          top: 0,
          itemWidth: 11,
          itemHeight: 11,
          itemGap: 18,
          textStyle: { color: '#1f2933', fontSize: 12 },
        }
      : undefined,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    xAxis: ask.sideways ? values : names,
    yAxis: ask.sideways ? names : values,
    series: ask.series.map((each) => ({
      type: 'bar' as const,
      name: each.name,
      data: each.values.map((value, index) => ({
        value,
        itemStyle: { color: each.colours?.[index] ?? each.colour },
      })),
      barMaxWidth: ask.sideways ? 14 : 30,
      stack: ask.stacked ? 'all' : undefined,
      itemStyle: { color: each.colour },
      label: { show: !ask.stacked, position: ask.sideways ? 'right' : 'top', color: '#1f2933', fontSize: 12 },
    })),
  })
  return chart
}
