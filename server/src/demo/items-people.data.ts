/**
 * Items for people, a line each: name | English | type | for whom | law # article | statutory and
 * promised working days | visits and online depth | question : choices | materials | result.
 * A law that begins with `*` is a text made up for the demo. `a@2` is wanted in the second
 * situation. The columns are read by `items.ts`.
 */
export const itemsForPeople: Readonly<Record<string, string>> = {
  zwzx: `
综合咨询|General enquiries|F|b|国务院关于加快推进政务服务标准化规范化便利化的指导意见#第二条|0/0|0/1||id|答复
帮办代办|Help with an application|F|b|国务院关于加快推进政务服务标准化规范化便利化的指导意见#第三条|0/0|0/2||id,wish|服务记录`,
  gongan: `
居民身份证换领|Renewal of an identity card|Q|p|中华人民共和国居民身份证法#第十一条|60/15|1/3|为什么换:到期换领,损坏换领,地址变更|id,old@1,old@2,photo|居民身份证
户口迁移|Move of household registration|Q|p|中华人民共和国户口登记条例#第十条|15/3|1/3|为什么迁:投靠亲属,购房落户,工作调动|form,hh,kin@1,deed@2,job@3|居民户口簿
机动车驾驶证换证|Renewal of a driving licence|X|p|中华人民共和国道路交通安全法#第十九条|1/0|0/4|为什么换:期满换证,损毁换证|id,photo,medical,old@2|机动车驾驶证
新生儿户口登记|Registration of a newborn|Q|p|中华人民共和国户口登记条例#第七条|5/0|0/4||birth,marriage,hh|居民户口簿
居住证申领|Residence permit|Q|p|居住证暂行条例#第九条|15/5|1/3|凭什么申领:合法稳定就业,合法稳定住所,连续就读|form,id,job@1,lease@2,school@3,photo|居住证
普通护照申领|Ordinary passport|X|p|中华人民共和国护照法#第五条|15/7|1/3|为什么办:首次申领,到期换发,遗失补发|form,id,photo,old@2,lost@3|普通护照
往来港澳通行证申领|Exit permit for Hong Kong and Macao|X|p|*往来港澳通行证签发的规定|15/7|1/3|为什么办:首次申领,到期换发|form,id,photo,old@2|往来港澳通行证
机动车注册登记|Registration of a vehicle|X|p|中华人民共和国道路交通安全法#第九条|2/0|1/3|从哪里买:国产车,进口车|id,vinvoice,tax,insure,customs@2|机动车行驶证
养犬登记|Registration of a dog|X|p|*本市养犬管理规定|10/3|1/3||form,id,vaccine,photo|养犬登记证
无犯罪记录查询|Enquiry about convictions|F|p|*公安机关办理犯罪记录查询工作规定|7/3|0/4||form,id|查询告知文书`,
  renshe: `
社会保障卡补换|Replacement of a social security card|F|p|中华人民共和国社会保险法#第五十八条|20/0|1/3|为什么补换:丢失补卡,损坏换卡|id,photo,old@2|社会保障卡
失业登记|Registration of unemployment|F|p|就业服务与就业管理规定#第六十二条|5/0|0/4||id,unemp|失业登记凭证
养老保险待遇申领|Claim of pension benefits|J|p|中华人民共和国社会保险法#第十六条|20/5|0/4|怎么参保:职工养老保险,居民养老保险|form,id,insrec,file@1,bank|待遇核定文书
失业保险金申领|Unemployment benefit|J|p|中华人民共和国社会保险法#第四十五条|10/3|0/4||id,unemp,insrec,bank|待遇核定文书
灵活就业社会保险补贴申领|Subsidy for the self-employed|J|p|中华人民共和国就业促进法#第四十九条|20/10|0/4|您是哪种情况:就业困难人员,离校未就业毕业生|school@2,form,id,insrec,promise,bank|补贴发放通知书
创业担保贷款资格审核|Check for a start-up loan|J|b|中华人民共和国就业促进法#第十九条|15/7|1/3||form,id,lic,plan,promise|资格审核通知书
人力资源服务许可|Permit for an employment agency|X|e|人力资源市场暂行条例#第十八条|20/10|0/4|办哪一种:首次申请,变更名称,遗失补证|form,lic,lease@1,staff@1,system@1,old@2|人力资源服务许可证
劳务派遣经营许可|Permit to dispatch workers|X|e|中华人民共和国劳动合同法#第五十七条|20/10|1/3|办哪一种:首次申请,延续|form,lic,lease@1,system,contract,old@2|劳务派遣经营许可证
工伤认定申请|Recognition of a work injury|Q|b|工伤保险条例#第十七条|60/30|1/3|谁来申请:用人单位,职工本人或近亲属|form,id,job,diagnosis,kin@2|认定工伤决定书`,
  yibao: `
异地就医备案|Care in another place|F|p|*基本医疗保险异地就医直接结算经办规程|1/0|0/4|为什么去外地:长期居住,转诊就医,临时外出|id,insrec,promise@1,transfer@2|备案凭证
医疗费用报销|Reimbursement of medical costs|J|p|中华人民共和国社会保险法#第二十八条|30/15|0/4|在哪里看病:本地医院,外地医院|id,insrec,invoice,record,bank,transfer@2|报销结算文书
城乡居民医疗保险参保登记|Joining the residents’ medical insurance|F|p|中华人民共和国社会保险法#第二十五条|5/0|0/4|谁来参保:成年居民,新生儿|id,hh@2|参保凭证
生育医疗费用支付|Costs of a birth|J|p|中华人民共和国社会保险法#第五十五条|20/10|0/4||id,insrec,invoice,birth,bank|报销结算文书
门诊慢特病病种待遇认定|Recognition of a chronic illness|Q|p|*基本医疗保险门诊慢特病管理办法|20/10|1/3||form,id,insrec,record,diagnosis|待遇认定文书
医疗救助对象认定|Medical aid|J|p|社会救助暂行办法#第二十九条|20/10|0/3||form,id,income,record|认定通知书`,
  minzheng: `
结婚登记|Marriage registration|Q|p|中华人民共和国民法典#第一千零四十九条|0/0|1/3||id,marriage,photo,vow|结婚证
最低生活保障审核|Review of minimum income support|J|p|社会救助暂行办法#第十一条|30/15|0/3||form,id,hh,income,promise|审核确认通知书
高龄津贴申领|Allowance for the very old|J|p|中华人民共和国老年人权益保障法#第三十三条|20/5|0/4||id,hh,bank|津贴发放通知书
离婚登记|Divorce registration|Q|p|中华人民共和国民法典#第一千零七十六条|0/0|2/3||id,marriage,agreement,photo|离婚证
特困人员认定|Recognition of destitution|J|p|社会救助暂行办法#第十六条|30/15|0/3||form,id,hh,income|认定通知书
临时救助给付|Emergency relief|J|p|社会救助暂行办法#第四十七条|20/5|0/3||form,id,income,record|救助给付通知书
孤儿基本生活费给付|Support for orphans|J|p|中华人民共和国未成年人保护法#第九十二条|30/15|0/3||form,hh,guardian,bank|给付通知书
困难残疾人生活补贴和重度残疾人护理补贴|Allowances for disabled people|J|p|中华人民共和国残疾人保障法#第四十八条|30/15|0/4|申领哪一种:生活补贴,护理补贴|id,disabled,income@1,bank|补贴发放通知书
社会团体成立登记|Registration of an association|X|e|社会团体登记管理条例#第十二条|60/30|1/3||form,charter,lease,funds,members|社会团体法人登记证书
民办非企业单位成立登记|Registration of a private institution|X|e|民办非企业单位登记管理暂行条例#第十一条|60/30|1/3||form,charter,lease,funds|民办非企业单位登记证书
养老机构备案|Filing of a care home|O|e|中华人民共和国老年人权益保障法#第四十三条|20/5|0/4||form,lic,lease,promise|备案回执`,
  weijian: `
公共场所卫生许可|Hygiene permit|X|b|公共场所卫生管理条例#第四条|20/5|0/4|办哪一种:新办,延续,变更|form,lic,layout@1,report@1,system@1,old@2,old@3|公共场所卫生许可证
生育登记|Birth registration|F|p|中华人民共和国人口与计划生育法#第十八条|1/0|0/4||id,marriage|生育登记凭证
医疗机构执业登记|Registration of a clinic|X|e|医疗机构管理条例#第十五条|45/20|1/3|办哪一种:新设,变更|form,lic,lease@1,staff,equip@1,system@1,old@2|医疗机构执业许可证
护士执业注册|Registration of a nurse|X|p|护士条例#第八条|20/5|0/4|办哪一种:首次注册,延续,变更|form,id,staff,medical,old@2,old@3|护士执业证书
医师执业注册|Registration of a doctor|X|p|中华人民共和国医师法#第十三条|20/10|0/4|办哪一种:首次注册,变更|form,id,staff,medical,old@2|医师执业证书
饮用水供水单位卫生许可|Hygiene permit for a waterworks|X|e|中华人民共和国传染病防治法#第二十九条|20/10|1/3||form,lic,report,layout,health|卫生许可证
母婴保健技术服务人员资格认定|Recognition of maternity staff|Q|p|中华人民共和国母婴保健法#第三十三条|20/10|0/3||form,id,staff|考核合格证书
农村部分计划生育家庭奖励扶助|Support for certain rural families|J|p|中华人民共和国人口与计划生育法#第三十一条|30/15|0/3||form,id,hh,bank|资格确认通知书`,
  jiaoti: `
义务教育入学|School enrolment|F|p|中华人民共和国义务教育法#第十二条|20/10|0/4|您是哪种情况:本地户籍,随迁子女,政策保障对象|hh,deed@1,residence@2,policy@3|入学通知书
教师资格认定|Teacher certification|X|p|中华人民共和国教师法#第十三条|30/20|1/3||form,id,school,mandarin,medical,photo|教师资格证书
民办学校设立审批|Approval of a private school|X|e|中华人民共和国民办教育促进法#第十二条|60/30|1/3||form,charter,lease,funds,staff,system|民办学校办学许可证
校车使用许可|Permit for a school bus|X|b|校车安全管理条例#第十五条|15/7|1/3||form,vehicle,driver,route,insure|校车使用许可批复
经营高危险性体育项目许可|Permit for hazardous sports|X|e|全民健身条例#第三十二条|30/10|1/3||form,lic,equip,staff,system|经营许可证
家庭经济困难学生资助申请|Aid for students|J|p|*学生资助资金管理办法|30/15|0/4||form,id,income,school,bank|资助通知书
转学审核|Change of school|F|p|*中小学生学籍管理办法|10/5|0/4||form,hh,school|学籍变动通知书`,
  tuiyi: `
优待证申领|Veteran’s card|Q|p|中华人民共和国退役军人保障法#第四十八条|60/30|0/3||form,id,veteran,photo|优待证
自主就业一次性经济补助金发放|One-time allowance for veterans|J|p|退役军人安置条例#|30/15|1/3||form,id,veteran,bank|补助发放通知书
部分烈士子女生活补助给付|Support for children of martyrs|J|p|中华人民共和国英雄烈士保护法#第二十一条|30/20|0/3||form,id,kin,bank|给付通知书`,
  canlian: `
残疾人证办理|Disability certificate|Q|p|中华人民共和国残疾人保障法#第二条|30/15|1/3|办哪一种:新办,换证,补证|form,id,diagnosis@1,photo,old@2,lost@3|残疾人证
残疾人辅助器具适配补贴|Aids for disabled people|J|p|*残疾人辅助器具补贴办法|20/10|0/4||form,id,disabled,invoice,bank|补贴发放通知书`,
  gongjijin: `
公积金提取|Withdrawal from the housing fund|F|p|住房公积金管理条例#第二十四条|3/0|0/4|为什么提取:购买住房,偿还贷款,租房,离休退休|id,deed@1,loan@2,promise@3,retire@4,bank|提取凭证
住房公积金贷款|Loan from the housing fund|F|p|住房公积金管理条例#第二十六条|15/7|1/3||form,id,marriage,contract,income,bank|贷款审批通知书`,
  dangan: `
婚姻档案查询|Search of marriage records|F|p|中华人民共和国档案法#第二十八条|0/0|0/4||id|档案查询文书
招工和知青档案查询|Search of employment records|F|p|中华人民共和国档案法#第二十八条|0/0|0/3||id|档案查询文书`,
  sifa: `
法律援助申请|Legal aid|J|p|中华人民共和国法律援助法#第四十三条|7/3|0/4||form,id,income,case|法律援助决定书
基层法律服务工作者执业核准|Practice of a legal service worker|X|p|*基层法律服务工作者管理办法|20/10|0/3||form,id,staff,contract|执业证
公证预约和咨询|Appointment with a notary|F|b|中华人民共和国公证法#第二十五条|0/0|0/2||id|预约记录`,
  rexian: `
热线咨询|Hotline enquiries|F|b|国务院办公厅关于进一步优化地方政务服务便民热线的指导意见#|0/0|0/4|||答复`,
}
