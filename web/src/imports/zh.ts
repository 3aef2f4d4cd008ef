// The import wizard and the policy page.
export default {
  imports: {
    title: '数据导入', heading: '数据导入 · 困难党员台账', new: '导入新文件', steps: { file: '选择文件', columns: '识别列', rows: '校验结果', confirm: '确认入库' }, pick: '选择文件', hint: '支持 .xlsx、.xls、.csv（UTF-8 或 GB18030），不超过 25 MB。也可以把文件拖到这里。',
    template: '下载导入模板', template_hint: '没有固定格式要求：表头位置和列名会自动识别。新建台账建议使用模板，身份证号为文本列。', list: '导入记录', name: '文件', state: '状态', rows: '行数', at: '入库时间', states: {
      reading: '正在读取', ready: '待确认', refused: '无法导入', committing: '正在入库', committed: '已入库', undone: '已撤销', cancelled: '已放弃', failed: '未完成',
    }, open: '打开', none: '还没有导入过文件', sheet: '工作表', column: '列', column_heading: '表头', field: '识别为', not_imported: '不导入', total: '共 {count} 行', ok: '可导入 {count}', warning: '有提示 {count}', error: '有错误 {count}', members: '家庭成员 {count}', row: '行号', person: '姓名', value: '原值', reason: '问题与建议', empty: '（空）',
    filter: '显示', all: '全部', errors: '有错误的行', warnings: '有提示的行', error_rows: '下载错误行（含原因列）', again: '重新上传', commit_valid: '只导入正确的 {count} 行', commit_all: '全部导入 {count} 行', parse_note: '文件在服务器解析；确认前不会写入任何数据。整批导入在未被使用前可以撤销。', next_columns: '下一步：校验结果', next_confirm: '下一步：确认入库', back: '上一步',
    confirm_title: '确认入库', confirm_text: '将写入 {count} 行，来源标记为“导入”。导入的记录须经县委经办人提出、复核人确认后，才列为在册。', committing: '正在入库', done: '已入库 {count} 行', undo: '撤销本次导入', undo_reason: '撤销原因', undo_hint: '撤销后，本次写入的个人信息将全部清除，只保留一条审计记录。', undone: '已撤销', cancel: '放弃', cancelled: '已放弃', refused: '此文件无法导入', no_issues: '全部行都没有问题', suggestion: '建议：{text}', ledger: '查看台账', same_file: '此文件已导入过',
    reading: '正在读取文件……', unknown: '未识别',
  },
  import_field: {
    name: '姓名', id: '身份证号', sex: '性别', birth: '出生日期', ethnicity: '民族', education: '文化程度', join: '入党时间', regular: '转正时间', branch: '所在党支部', level: '困难程度', causes: '致困原因', size: '家庭人口', income: '家庭年收入', per_head: '人均年收入', residence: '户籍性质', allowance: '低保', phone: '联系电话',
    address: '家庭住址', health: '健康状况', labour: '劳动能力', aid: '已享受帮扶', helper: '帮扶责任人', helper_phone: '帮扶人电话', remark: '备注', seq: '序号', committee: '所在党委', relation: '与户主关系', occupation: '从业/就学', cause: '致困原因', number: '序号', household_size: '家庭人口', household_income: '家庭年收入', income_per_head: '人均年收入', minimum_allowance: '低保', of: '所属党员身份证号', age: '年龄', situation: '困难情况',
  },
  policy: {
    title: '帮扶办法', version: '第 {version} 版', effective: '自 {day} 起施行', hint: '下列数值来自现行办法，认定和审批均按此执行，并记录所依据的版本。', eligibility: '认定标准', procedure: '办理程序', papers: '必备材料', deadlines: '办理时限', presets: '常用意见', income_line: '收入标准', base: '比较口径', household_total: '家庭总收入', per_head: '人均收入', measure: '收入口径', gross: '总收入', net: '纯收入',
    rural_only: '仅限农村家庭', years_back: '收入年度', years_back_value: '上 {count} 个完整年度', allowance_urban: '低保条件仅限城镇', founding: '建国前入党截至', finding_months: '认定有效期', months: '{count} 个月', majority: '评议通过', majority_expected: '应到党员的半数以上', majority_present: '实到党员的半数以上', present: '到会比例', notice: '公示期', working_days: '{count} 个工作日', natural_days: '{count} 天', appeals: '申诉次数', times: '{count} 次',
    under: '低于 {amount} 元 / 年', before: '{day}之前', calendar: '节假日安排已载入至 {day}', step: '环节', days: '时限', paper: '材料', applies: '适用', everyone: '全部申请', public_list: '县级网上公示名单', attachments: '附件', bytes: '单个不超过 {size} MB，最多 {count} 个', dues: '党费可否用于借款', action: '环节', words: '意见',
  },
}
