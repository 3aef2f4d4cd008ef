// Shell, sign-in, organisations, accounts, audit.
export default {
  shell: {
    skip: '跳到正文', find: '全局查找：姓名 / 编号 / 身份证号', large: '大字版', normal: '标准版', menu: '主菜单', not_found: '没有这个页面',
    not_found_hint: '地址可能有误，或者您没有查看的权限。',
  },
  menu: {
    home: '工作台', ledger: '困难党员台账', case: '困难党员档案', applications: '申请登记', approvals: '审核审批', notices: '公示公告', members: '党员与家庭',
    matches: '身份核对', imports: '数据导入', policy: '帮扶办法', organisations: '组织机构', accounts: '账号与角色', audit: '审计日志', own: '我的账号',
  },
  week: { 0: '星期日', 1: '星期一', 2: '星期二', 3: '星期三', 4: '星期四', 5: '星期五', 6: '星期六' },
  signin: {
    motto: '建档立卡 · 因情施策 · 公开规范', record: '一人一档', record_text: '家庭、收入、困难认定与审批过程全程留痕', tiers: '三级台账',
    tiers_text: '支部、党委、县委组织部按权限办理，数据同源', privacy: '隐私保护', privacy_text: '敏感信息加密保存、默认遮蔽，查看须说明用途',
    notes: '使用须知', note_data: '仅限本单位工作人员因工作需要使用，不得外传个人信息。', note_log: '登录、查看、修改、导出均记入审计日志。',
    note_share: '账号不得转借他人，离开时请退出。', phone: '手机版',
  },
  role: {
    branch_clerk: '支部书记', committee_clerk: '党委经办人', committee_reviewer: '党委复核人', county_officer: '县委组织部经办人',
    county_reviewer: '县委组织部复核人', system_admin: '系统管理员', security_admin: '安全管理员', audit_admin: '审计管理员',
    fund_accountant: '基金会计', fund_cashier: '基金出纳', fund_supervisor: '基金监督',
  },
  orgs: {
    title: '组织机构', new: '新增下级', rename: '更名', code: '代码', name: '名称', kind: '类别', children: '下级机构', cases: '在册户数', under: '上级机构',
    import: '导入机构表', import_hint: 'CSV 文件，列为 代码、名称、类别、上级代码。先核对，再导入。', check: '核对结果', check_sums: '新增 {added}，更名 {renamed}，不变 {unchanged}',
    import_go: '确认导入', row: '行', verdict: '结论', message: '说明', created: '已新增', renamed: '已更名', imported: '已导入', pick: '选择文件', hint: '拖入文件或点右侧按钮',
    need_code: '请填写代码', need_name: '请填写名称', none: '没有下级机构', verdicts: { added: '新增', unchanged: '不变', renamed: '更名', error: '有误', refused: '有误' },
  },
  accounts: {
    title: '账号与角色', new: '新增账号', username: '用户名', name: '姓名', organisation: '所在机构', roles: '角色', state: '状态', active: '启用', inactive: '停用',
    first: '待改初始密码', last: '上次登录', never: '从未登录', rename: '改名', deactivate: '停用', activate: '启用', reset: '重置密码', grant: '设置角色',
    no_roles: '未授权', created: '账号已建立', first_password: '初始密码（只显示这一次）', first_password_hint: '请当面交给本人。首次登录时须修改。', copied: '已复制', copy: '复制',
    grant_hint: '系统管理、安全管理、审计管理三种角色互斥，且不得兼任业务角色。', reason: '停用原因', text: '用户名或姓名', saved: '已保存', reset_ask: '为 {name} 生成新的初始密码？现有登录将全部结束。',
    split_system: '系统管理员建立账号，不授予权限；权限由安全管理员授予。', person: '本人党员记录', person_hint: '登记账号本人的党员记录，本人不得办理自己或家人的申请。', person_number: '党员记录编号',
  },
  audit: {
    title: '审计日志', at: '时间', actor: '操作人', action: '操作', object: '对象', organisation: '机构', note: '说明', seq: '序号', from: '起始日期', to: '截止日期',
    action_hint: '操作代码，如 case.submit', chain_hint: '每条记录都与前一条相连，任何改动都会被校验发现。', object_type: '对象类型', fields: '内容',
  },
  own: {
    title: '我的账号', facts: '账号信息', organisation: '所在机构', roles: '角色', permissions: '权限', sessions: '登录记录', device: '设备', address: '地址', started: '登录时间',
    seen: '最近使用', current: '本次登录', end: '结束', ended: '已结束该登录', password: '修改密码', large: '大字版', language: '语言',
  },
}
