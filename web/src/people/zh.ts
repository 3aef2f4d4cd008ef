// Members, households, masked fields, identity matches.
export default {
  members: {
    title: '党员与家庭', new: '登记党员', edit: '修改党员信息', text: '姓名或身份证号', name: '姓名', sex: '性别', age: '年龄', id_number: '身份证号', branch: '所在党支部', join: '入党时间',
    type: '党员类别', regular: '转正时间', duty: '党内职务', id_hint: '18 位居民身份证号，出生日期和性别自动取自号码', join_hint: '支部大会讨论通过之日，老档案可只填年月', regular_hint: '党龄从转正之日算起',
    identity: '身份', party: '组织关系', background: '基本情况', contact: '联系与账户', bank_hint: '账户户名应与本人一致', illness: '病情说明', illness_hint: '加密保存，查看须说明用途', unchanged: '不修改请留空',
    saved: '已保存', created: '党员已登记', matched: '该身份证号在本支部之外已有记录，已提交党委核对。核对完成前不会显示任何个人信息。', warnings: '以下提示不影响保存，请核对', to_branch: '请选择党支部', choose_branch: '选择党支部', need_name: '请填写姓名', need_id: '请填写身份证号',
    need_join: '请填写入党时间', need_type: '请选择党员类别', need_branch: '请选择所在党支部', open: '查看', apply: '申请帮扶', case: '台账记录', back: '返回党员列表', below: '列表含所选机构的全部下级', edit_short: '修改',
    bank_name: '开户银行', bank_account: '银行账号', bank_holder: '户名', phone: '联系电话', address: '家庭住址', ethnicity: '民族', education: '文化程度', marital: '婚姻状况', health: '健康状况', labour: '劳动能力', residence: '户籍性质', facts: '党员信息', household: '家庭',
  },
  household: {
    title: '家庭成员', add: '增加家庭成员', edit: '修改家庭成员', name: '姓名', relation: '与本人关系', id_number: '身份证号', id_hint: '有身份证号的可不填出生日期和性别', birth: '出生日期', sex: '性别', health: '健康状况', labour: '劳动能力', occupation: '从业/就学', deceased: '去世日期',
    remove: '移出家庭', remove_reason: '移出原因', need_relation: '请选择与本人的关系', home: '住房', housing_area: '住房面积（㎡）', housing_kind: '住房结构', housing_safe: '住房安全', address: '家庭住址', save_home: '保存住房情况', incomes: '年度收支', add_year: '登记年度收支', edit_year: '修改', year: '年度',
    need_year: '请填写年度', none: '请先保存住房情况，再登记家庭成员和收支', size: '共 {count} 人',
  },
  reveal: {
    show: '查看完整', title: '查看{field}', purpose: '用途', hint: '查看敏感信息须说明用途，查看人、时间和用途将记入审计日志。', presets: ['核对申请材料', '联系申请人', '核对银行账户', '上级要求核查'].join('|'), show_now: '查看', hides: '{seconds} 秒后隐藏', id_number: '身份证号',
    phone: '联系电话', bank_account: '银行账号', illness: '病情说明', hide: '隐藏',
  },
  matches: {
    title: '身份核对', hint: '下列登记的身份证号在申请支部之外已有记录，请核对是否同一人。', requested: '提出时间', by: '提出人', branch: '提出支部', name: '登记姓名', existing: '已有记录', status: '状态', statuses: { open: '待核对', linked: '已关联', rejected: '不予关联' }, link: '是同一人，关联',
    reject: '不是同一人', reason: '核对意见', decided: '已核对', all: '显示已核对的', none: '没有待核对的记录',
  },
}
