// The case page.
export default {
  file: {
    back: '返回台账', print_form: '打印审批表', print_card: '家庭卡片', fill: '继续填写', people: '{count} 人', per_head: '人均年收入', cause: '致困原因', imported: '本户由旧台账导入，尚未经县委备案确认',
    none: '无', tabs: { basic: '基本信息', household: '家庭成员', income: '收支', eligibility: '困难认定', attachments: '附件', trace: '审批记录', changes: '变更日志' },
    name: '姓名', birth: '出生日期', ethnicity: '民族', education: '文化程度', marital: '婚姻状况', health: '健康状况', labour: '劳动能力', phone: '联系电话', bank: '银行账号',
    bank_name: '开户银行', bank_holder: '户名', address: '家庭住址', duty: '党内职务', join: '入党时间', regular: '转正时间', type: '党员类别', branch: '所在党支部', housing: '住房情况',
    safe: '安全住房', unsafe: '住房不安全', illness: '病情说明', has_illness: '已登记（加密）', no_illness: '未登记', situation: '困难情况', received: '已享受救助', requested: '申请帮扶', remark: '备注',
    causes: '致困原因', main: '主要', laid_off: '下岗失业', stopped: '停产企业', closed: '关闭企业', owed: '被拖欠款项（元）', allowance: '低保', allowance_text: '证号 {certificate}，有效期至 {until}',
    relation: '与本人关系', occupation: '从业/就学', deceased: '{day} 去世', self: '本人', members_none: '尚未登记家庭成员', edit_household: '登记家庭与收支',
    year: '年度', wages: '工资性收入', business: '经营性收入', transfers: '转移性收入', property: '财产性收入', expenses: '经营支出', total: '家庭总收入', net: '家庭纯收入', head: '人均纯收入',
    stated: '按申报总额，未分项', income_none: '尚未登记收支', yuan_note: '单位：元',
    criterion: '认定条件', verdict: '结论', facts: '依据', missing: '缺少', rule: '规则 {rule} · 办法第 {version} 版', assembly: '支部评议', votes: '应到 {expected} 人，实到 {present} 人，赞成 {in_favour} 票，反对 {against} 票，弃权 {abstained} 票',
    committee: '党委研究', participants: '参加人员', proposed: '建议程度', opinion: '意见', changes_none: '没有变更记录', trace_spent: '用时 {time}', at: '时间', who: '操作人', what: '操作',
  },
  verdict: { holds: '符合', fails: '不符合', cannot_tell: '无法判断', approve: '同意', reject: '不同意', send_back: '退回', return: '退回' },
  criterion: {
    low_income: '农村家庭年收入低于标准', minimum_allowance: '城镇低保家庭', temporary_hardship: '因其他原因暂时困难', old_member: '建国前入党且生活困难',
  },
  fact: {
    household_income: '家庭年收入', income: '家庭年收入', income_line: '收入标准', residence: '户籍', household_size: '家庭人口', income_year: '收入年度', join_date: '入党时间',
    minimum_allowance: '低保', certificate: '低保证号', valid_until: '低保有效期', finding: '认定', event: '事由', found_by: '认定人', found_on: '认定日期', date: '认定日期', evidence: '证明材料',
    per_head: '人均年收入', itemised: '收入分项', founding_date: '建国日期', lives_in_hardship: '生活困难认定', temporary_hardship: '暂时困难认定', income_per_head: '人均年收入',
    income_items: '收入分项', allowance_certificate: '低保证号', allowance_valid_until: '低保有效期', minimum_allowance_certificate: '低保证号', minimum_allowance_valid_until: '低保有效期',
    household: '家庭情况', situation: '困难情况', causes: '致困原因', main_cause: '主要原因', member: '本人信息', health: '健康状况', labour: '劳动能力', address: '家庭住址', phone: '联系电话',
    members: '家庭成员', incomes: '收支', papers: '必备材料', any_criterion: '至少符合一项认定条件', criterion: '认定条件',
  },
}
