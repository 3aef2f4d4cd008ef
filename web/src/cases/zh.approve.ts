// Approvals, public notices, printed papers.
export default {
  approve: {
    title: '审核审批', todo: '待办', done: '已办', mine: '我发起的', action: '环节', entered: '到达时间', due: '期限', batch: '批量办理', batch_hint: '同一环节的申请可以一起办理；其中一件不能办理，则全部不办。', panel: '审批意见',
    verdict: '结论', level: '核定程度', opinion: '意见', need_opinion: '请填写意见', need_level: '请选择程度', need_verdict: '请选择结论', need_to: '请选择退回到哪一步', to: '退回至', submit: '提交审批', logged: '提交后不能修改，操作记入审计日志。',
    date: '会议日期', participants: '参加人员', participants_hint: '每行一人，或用顿号隔开', need_participants: '请填写参加人员', need_date: '请填写日期', blocked: '暂不能办理：{reason}', other: '其他操作', reason: '原因', none: '当前没有需要您办理的事项', recent: '最近变更',
    assembly_date: '评议日期', expected: '应到党员', present: '实到', in_favour: '赞成', against: '反对', abstained: '弃权', assembly_opinion: '评议意见', proposed: '建议程度', majority: '须有应到党员的半数以上（至少 {count} 票）赞成', votes_sum: '赞成、反对、弃权之和应等于实到人数', present_more: '实到不能多于应到', minutes: '支部大会记录', minutes_hint: '评议前先上传会议记录的照片或扫描件', record: '登记评议',
    start: '张贴日期', place: '张贴地点', phone: '受理电话', need_place: '请填写张贴地点', post: '张贴公示', post_hint: '公示期 {days} 个工作日，从张贴次日起算。', close_hint: '公示期满、无未答复的异议且已上传公示照片后，可以结束公示。', close: '结束公示', photo: '公示照片',
    remind_done: '已催办', done_words: '已办理：{status}', same_step: '请选择同一环节的申请', chosen: '已选 {count} 件', sent: '已提交', returned_to: '退回至 {step}',
  },
  notices: {
    title: '公示公告', all: '全部', number: '公示编号', name: '姓名', branch: '所在党支部', level: '拟定程度', period: '公示期', place: '张贴地点', objections: '异议', state: '状态', states: { running: '公示中', ended: '期满', restarted: '已重新公示', closed: '已结束', stopped: '已终止' },
    print: '打印公示单', correct: '更正并重新公示', correct_hint: '更正后公示期重新计算。', reason: '更正原因', start: '重新张贴日期', why: '公示期说明', photo: '公示照片', photo_none: '尚未上传公示照片', photo_open: '查看照片', link: '公示页面', link_hint: '只能由公示单上的二维码或链接打开，期满自动关闭', open: '查看申请', days: '{count} 个工作日',
    objection_new: '登记异议', received: '收到时间', channel: '来源', channels: { web: '网页', paper: '书面', phone: '电话' }, from: '反映人', anonymous: '未留姓名', contact: '联系方式', content: '内容', obj_states: { recorded: '待核查', investigated: '待答复', answered: '已答复' }, finding: '核查情况', upheld: '异议是否成立', upheld_yes: '成立', upheld_no: '不成立', investigate: '登记核查', answer: '答复', answered: '已答复', answer_text: '答复内容', none: '没有异议', need_content: '请填写异议内容', need_finding: '请填写核查情况', need_upheld: '请选择异议是否成立', need_answer: '请填写答复内容', investigated_by: '核查人', back: '返回公示列表', taken: '已登记',
    shown: '公示内容只含姓名、支部、拟定程度等，不含身份证号、电话、账号、病情和住址。', correction: '更正说明', upload: '上传公示照片',
  },
  paper_form: {
    application: '打印审批表', card: '打印家庭卡片', notice: '打印公示单', ledger: '打印名册',
  },
}
