// What is said of a household that several members share, and of making one of two: these words come with it.
export default {
  sharing: {
    merge: '合并家庭',
    merge_hint: '所选党员及其家庭成员、收支并入{name}的家庭，原家庭不再保留；两户都填报了收入的年度须先核对一致。',
    merge_member: '并入的党员',
    merge_reason: '合并原因',
    merged: '两户已合并为一户',
    split: '分户',
    split_hint: '迁出人员另立一户，由其中一名党员登记；年度收支留在原户，新户另行登记。',
    leaving: '迁出人员',
    split_head: '新户登记的党员',
    split_on: '分户日期',
    split_reason: '分户原因',
    split_done: '已分户',
    shared: '与{name}同一家庭',
    since: '{day}分户',
  },
}
