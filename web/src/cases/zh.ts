// Home, ledgers, exports; the other words of cases stand beside.
import apply from './zh.apply'
import approve from './zh.approve'
import file from './zh.file'

export default {
  ...apply,
  ...approve,
  ...file,
  home: {
    waiting: '待我办理', items: '件', late: '其中超期 {count} 件', none_late: '没有超期', open_list: '查看名单', todos: '待办事项', all: '全部 {count} 件', step: '环节',
    case: '事项', due: '时限', nothing: '没有待办事项', by_kind: '按环节', count: '{count} 件', late_short: '超期 {count}', levels: '在册困难程度分布',
    causes: '致困原因', households: '户数', persons: '人数',
  },
  figure: {
    on_ledger: '在册困难党员', cases: '在册户数', people: '涉及家庭人口', imported: '导入待核', on_notice: '公示中', in_procedure: '办理中', returned: '退回补正',
    overdue: '超期', members: '党员总数', drafts: '未提交的申请',
  },
  figure_unit: {
    on_ledger: '户', cases: '户', people: '人', imported: '户', on_notice: '户', in_procedure: '户', returned: '户', overdue: '件', members: '人', drafts: '份',
  },
  level_short: { 1: '一般', 2: '比较', 3: '特别' },
  ledger: {
    number: '台账编号', name: '姓名', sex: '性别', age: '年龄', sex_age: '性别、年龄', id_number: '身份证号', level: '困难程度', branch: '所在党支部', join_date: '入党时间',
    size: '人口', per_head: '人均收入(元/年)', income: '家庭年收入(元)', cause: '致困原因', residence: '户籍', minimum_allowance: '低保', status: '业务状态',
    origin: '来源', filed_on: '备案日期', due_on: '办理期限', updated: '更新', text: '姓名/编号', text_hint: '姓名、编号或身份证号', all: '全部',
    status_default: '在册及导入', in_procedure: '办理中', new: '＋ 新增申请', import: '批量导入', export: '导出 Excel', print: '打印名册', print_cards: '打印家庭卡片（{count}）',
    households: '共 {count} 户', sum: '合计', fill: '填写', handle: '办理', file: '档案', open: '打开完整档案', below: '列表含所选机构的全部下级',
  },
  export: {
    title: '导出台账', hint: '将按当前筛选条件导出 {count} 户。身份证号按权限遮蔽，导出记入审计日志。', purpose: '用途', purpose_hint: '如：季度上报、支部核对',
    start: '开始导出', stop: '停止', expires: '文件保留至 {time}',
  },
  job: { waiting: '排队中', running: '正在处理', done: '已完成', failed: '未完成', cancelled: '已停止' },
}
