// The phone's own words; the rest it shares with the offices. Those of approvals come with their screens.
import base from '../base/zh'
import apply from '../cases/zh.apply'
import file from '../cases/zh.file'
import people from '../people/zh'

export default {
  ...base,
  ...apply,
  ...file,
  ...people,
  phone: {
    work: '{name}帮扶工作',
    home: '首页',
    members: '党员',
    todos: '待办',
    me: '我的',
    large: '大字版',
    normal: '标准版',
    new: '新建申请',
    begin: '为 {name} 新建申请',
    notice: '公示拍照',
    offline: '当前离线，填写内容已存到本机，联网后继续',
    search: '姓名',
    own: '本支部党员',
    none: '没有待办事项',
    office: '电脑版',
    next: '下一步',
    save_exit: '保存退出',
    step: '{at} / {of}',
    more: '显示更多',
    take: '拍照或选择照片',
    running: '公示中的申请',
    no_running: '没有公示中的申请',
    fill: '继续填写',
    state: '办理情况',
    on_computer: '这一步请在电脑上办理',
    level: '困难程度',
    due: '期限',
    to_members: '为哪位党员申请？',
    hint: '敏感信息默认遮蔽，离开时请退出',
  },
  ledger: {
    number: '台账编号',
    branch: '所在党支部',
    sex: '性别',
    age: '年龄',
    id_number: '身份证号',
  },
  policy: { title: '帮扶办法' },
}
