// The application form and its papers.
export default {
  paper: {
    assembly_minutes: '支部大会记录', notice_photo: '公示照片', committee_minutes: '党委会议记录', objection_evidence: '异议核查材料', other: '其他材料',
    title: '附件', kind: '材料类别', name: '文件名', size: '大小', by: '上传人', at: '上传时间', upload: '选择文件', hint: '支持照片或扫描件，JPG / PNG / PDF，单个不超过 10 MB，手机照片自动压缩',
    none: '还没有附件', remove: '删除附件', remove_reason: '删除原因', missing: '还缺：{names}', complete: '必备材料已齐', uploaded: '已上传', required: '必备', given: '已上传', not_given: '未上传',
  },
  form_section: {
    household: '本人与家庭', income: '收入与支出', situation: '困难情况', causes: '致困原因', criteria: '认定依据', basis: '认定依据', papers: '材料与授权', check: '核对并提交',
  },
  section_status: { not_started: '未开始', in_progress: '填写中', missing_papers: '缺材料', complete: '已完成' },
  apply: {
    title: '申请登记', new: '新建申请', who: '为谁申请', who_hint: '输入姓名（从一个字起）或完整身份证号', start: '开始填写', mine: '正在填写的申请', returned: '退回补正', none: '没有正在填写的申请',
    not_found: '没有找到？先登记党员', progress: '填报进度 {done} / {total}', save: '保存', save_next: '保存并继续', number: '编号 {number}', missing: '尚缺：{names}', section_missing: '本部分尚缺',
    situation: '困难情况', situation_hint: '写清家庭情况、困难经过、主要负担。病情请填在“病情说明”，这里不必写诊断。', causes: '致困原因', causes_hint: '可多选，并指明一项主要原因', main_cause: '主要原因', need_cause: '请至少选择一项致困原因',
    need_main: '请指明主要原因', need_situation: '请填写困难情况', enterprise: '原所在企业', enterprise_kind: '企业状况', stopped: '停产', closed: '关闭', owed: '被拖欠款项（元）',
    received: '已享受的救助', received_hint: '低保、医疗救助、临时救助等，没有请填“无”', requested: '申请的帮扶', requested_hint: '希望得到的帮扶种类和数额', remark: '备注',
    allowance: '是否享受城乡低保', certificate: '低保证号', valid_until: '有效期至', need_certificate: '享受低保须填写证号', need_valid_until: '享受低保须填写有效期',
    findings: '认定意见', findings_hint: '“暂时困难”“生活困难”由具名人员依据事实认定，不是勾选项。', finding_kind: '认定事项', temporary_hardship: '因其他原因暂时困难', lives_in_hardship: '建国前入党且生活困难', found_by: '认定人', event: '事由', finding_date: '认定日期', evidence: '依据材料', add_finding: '增加一条认定', remove_finding: '删除这条认定',
    person_hint: '本人信息取自党员记录，需要修改请到', member_page: '党员与家庭', back: '返回档案', next_up: '下一部分',
    income_hint: '按上一完整年度，家庭合计，单位为元；没有请填 0', income_year: '年度', wages_hint: '务工、工资、奖金、离退休金', business_hint: '种植、养殖、经商的收入', transfers_hint: '养老金、补贴、低保金、赡养费', property_hint: '租金、利息、土地流转', expenses_hint: '种子、化肥、进货等生产经营支出',
    need_income: '请填写{name}，没有请填 0', totals: '家庭总收入', net: '纯收入', head: '人均', line: '标准以县委现行办法为准，结论以认定规则为准',
    check_title: '提交前请核对', check_hint: '提交后由支部大会评议。提交前请逐项核对，需要修改请点右侧“更改”。', submit: '确认提交', submitted: '申请已提交，等待支部评议', opinion: '提交说明', incomplete: '还有未完成的部分，不能提交', declare: '已告知申请人数据使用范围并取得签字授权',
    deleted: '已放弃', save_first: '已保存', for_member: '{name} 的申请', draft_saved: '已保存',
  },
}
