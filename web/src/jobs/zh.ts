// What the program does by itself, day by day.
export default {
  chores: {
    title: '后台任务',
    hint: '程序每天自动完成的工作，保留最近30天；未完成的当天自动重试，最多{most}次',
    none: '最近30天没有记录。程序启动后每天自动执行；如一直没有，请查看服务是否正在运行',
    chore: '任务',
    day: '日期',
    state: '状态',
    started: '开始时间',
    took: '用时',
    attempt: '第几次',
    seconds: '{count} 秒',
    states: { running: '进行中', done: '已完成', failed: '未完成' },
    names: { ledger_month: '台账人均收入随月份更新' },
    trouble: {
      given_up: '已试{count}次，请查看服务日志并联系维护人员',
      again: '程序稍后自动重试；再次未完成时请查看服务日志',
      late: '已超过{minutes}分钟，可能已中断；程序会自动接着做',
    },
  },
}
