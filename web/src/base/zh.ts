// The words both applications share.
export default {
  system: { name: '困难党员帮扶管理系统', short: '困难党员帮扶', demo: '演示 · 虚构数据' },
  action: {
    retry: '重试', back: '返回', print: '打印', cancel: '取消', close: '关闭', save: '保存', submit: '提交', edit: '修改', view: '查看',
    open: '打开', remove: '删除', add: '新增', search: '查询', reset: '重置', more: '展开', less: '收起', confirm: '确认', next: '下一步',
    previous: '上一步', refresh: '刷新', download: '下载', sign_out: '退出', details: '详情', choose: '选择', change: '更改',
  },
  state: {
    loading: '正在加载……', nothing: '没有符合条件的记录', uploading: '正在上传……', sending: '正在提交……', saved: '已保存', done: '已办理',
    offline: '离线', yes: '是', no: '否', none: '无', unknown: '未填写',
  },
  unit: { yuan: '元', people: '人', cases: '户', day: '天', hour: '小时', minute: '分钟', age: '岁', square_metres: '㎡' },
  form: {
    summary: '有 {count} 处需要修改', colon: '：', optional: '选填', required: '必填', choose: '请选择', not_money: '应为金额，最多两位小数',
    not_day: '应为日期，如 2026-03-05', day_or_month: 'YYYY-MM-DD 或 YYYY-MM', pick_day: '选择{label}', preset: '常用意见',
    not_number: '应为整数', check: '提交前请核对',
  },
  table: {
    select_all: '全选本页', select: '选择 {name}', pages: '翻页', total: '共 {count} 条', size: '每页条数', per_page: '{count} 条/页',
    first: '首页', previous: '上一页', next: '下一页', last: '末页', columns: '显示哪些列', columns_reset: '恢复默认', actions: '操作',
    chosen: '已选 {count} 项',
  },
  error: { network: '无法连接服务器，请检查网络后重试。已填写的内容不会丢失。' },
  session: {
    expired: '登录已过期，请重新登录', title: '用户登录', username: '用户名', password: '密码', sign_in: '登录', signing_in: '正在登录……',
    wait: '{seconds} 秒后可重试', again: '登录已过期', again_hint: '已填写的内容都还在。重新登录后会继续刚才的操作。', leave: '退出并放弃',
    forgot: '多次输错后需等待一段时间再试。忘记密码请联系系统管理员。', need_username: '请填写用户名', need_password: '请填写密码',
    current_password: '当前密码', new_password: '新密码', repeat_password: '再输一次新密码', change_password: '修改密码',
    first_password: '修改初始密码', first_hint: '首次登录或密码被重置后，须先设置自己的密码。',
    password_rule: '至少 15 个字符。可用几个不相干的词连成一句，不要用姓名、生日、单位名称。', passwords_differ: '两次输入的新密码不一致',
    password_changed: '密码已修改', last: '上次登录 {time}，地址 {address}', first_time: '首次登录',
  },
  draft: {
    server: '草稿已自动保存于 {time}', device: '草稿已存到本机（{time}），联网后自动保存到服务器', failed: '草稿暂未保存，请勿关闭页面',
    auto: '填写内容会自动保存', restored: '已恢复 {time} 的草稿', discard: '放弃草稿', old: '草稿填写后，记录已被他人修改，请核对后再提交',
    discarded: '已放弃草稿，恢复为已保存的内容',
  },
  stale: {
    title: '内容已被他人修改', hint: '您填写的内容没有丢失。下面是有差异的项目，请核对后选择。', field: '项目', theirs: '现在保存的', mine: '我填写的',
    keep_mine: '以我填写的为准继续', take_theirs: '采用现在保存的内容',
  },
  level: { 1: '一般困难', 2: '比较困难', 3: '特别困难' },
  status: {
    draft: '草稿', submitted: '待支部评议', assembly_passed: '评议通过', on_notice: '公示中', notice_passed: '公示期满',
    committee_recorded: '党委待复核', committee_confirmed: '待县委备案', filing_proposed: '备案待确认', on_ledger: '在册', returned: '退回补正',
    rejected: '不予认定', withdrawn: '已撤回', voided: '已作废', imported: '导入待核',
  },
  origin: { application: '申请', imported: '导入' },
  step: {
    bar: '办理进度', returned: '已退回', todo: '未开始', current: '办理中', due: '应于 {day} 前', 
    application: '填写申请', assembly: '支部评议', notice_posting: '张贴公示', notice: '支部公示', committee: '党委研究', committee_confirmation: '党委复核', filing: '县委备案', filing_confirmation: '备案确认', ledger: '列入台账', draft: '填写申请', submitted: '支部评议', assembly_passed: '张贴公示', notice_passed: '党委研究', committee_recorded: '党委复核', committee_confirmed: '县委备案', filing_proposed: '备案确认', imported: '导入待核',
  },
  wait: { draft: '填写申请', returned: '补正申请', submitted: '支部评议', assembly_passed: '张贴公示', on_notice: '公示中', notice_passed: '党委研究', committee_recorded: '党委复核', committee_confirmed: '拟备案', filing_proposed: '备案确认', imported: '导入待备案' },
  act: {
    start: '建立申请', save: '保存申请', edit: '修改申请', submit: '提交申请', withdraw: '撤回', send_back: '退回', return: '退回', reject: '不同意', appeal: '申诉', remind: '催办',
    record_assembly: '登记支部评议', post_notice: '张贴公示', correct_notice: '更正公示', close_notice: '结束公示', record_committee: '登记党委研究',
    confirm_committee: '党委复核', propose_filing: '拟备案', confirm_filing: '备案确认', restart_notice: '重新公示', import: '导入', void: '作废',
    file: '提交申请', void_case: '作废', approve: '同意', add_attachment: '上传附件', remove_attachment: '删除附件',
  },
  case: { proposed: '拟 ', overdue: '已超期 {count} 天', overdue_today: '今日到期', left: '剩 {count} 天' },
  kind: { county: '县委组织部', committee: '党委（党组）', general_branch: '党总支', branch: '党支部' },
  sex: { 1: '男', 2: '女', male: '男', female: '女' },
  residence: { rural: '农村', urban: '城镇' },
  member_type: { full: '正式党员', probationary: '预备党员' },
  chart: { table: '查看数据表', chart: '查看图表' },
  org: { tree: '组织机构', search: '筛选机构', below: '含下级' },
  print: { pages: '共 {count} 页，预览与打印一致' },
}
