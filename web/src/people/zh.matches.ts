// Words of the offices alone: members and households that are on file already.
export default {
  matches: {
    title: '身份核对',
    hint: '下列登记的身份证号在申请支部之外已有记录，请核对是否同一人。',
    requested: '提出时间',
    by: '提出人',
    branch: '提出支部',
    name: '登记姓名',
    wanted: '登记为',
    as_member: '党员',
    as_household: '家庭成员',
    existing: '已有记录',
    status: '状态',
    statuses: { open: '待核对', linked: '已关联', rejected: '不予关联' },
    link: '是同一人，关联',
    reject: '不是同一人',
    reason: '核对意见',
    decided: '已核对',
    all: '显示已核对的',
    none: '没有待核对的记录',
  },
}
