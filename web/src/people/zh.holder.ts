// What the dialog of one household member says: these words come with it.
export default {
  holder: {
    id_hint: '有身份证号的可不填出生日期和性别',
    id_hint_permanent_residence: '9开头的18位号码；2017版为3个字母加12位数字',
    id_hint_passport: '5至20位字母和数字；出生日期和性别须另填',
    id_missing: '请填写证件号码；没有证件号码的请选居民身份证并留空',
    on_file: '已登记 {number}，不修改请留空',
    forget_number: '删除已登记的证件号码',
    occupation_hint: '如务农、务工、小学在读',
    monthly_income_hint: '没有收入的填0',
    kept_membership: '此人本身是党员，姓名、证件号码、出生日期和性别请在其党员页面修改。',
    kept_above: '此人在本单位管理范围以外也有登记，姓名、证件号码、出生日期和性别由上级党委修改。',
  },
}
