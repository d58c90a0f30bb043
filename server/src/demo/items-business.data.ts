/** Items for business, building and the land; the columns are those of `items-people.data.ts`. */
export const itemsForBusiness: Readonly<Record<string, string>> = {
  shichang: `
个体工商户设立登记|Registration of a sole trader|Q|p|促进个体工商户发展条例#第十一条|3/0|0/4|经营场所是:自有房屋,租用房屋|form,id,deed@1,lease@2|营业执照
营业执照变更|Change of a business licence|Q|b|中华人民共和国市场主体登记管理条例#第二十四条|3/1|0/4|变更什么:名称,住所,经营范围,法定代表人|form,lic,lease@2,id@4,decision|营业执照
食品经营许可|Food business permit|X|b|中华人民共和国食品安全法#第三十五条|20/5|0/4|办哪一种:新办,变更,延续,补办|form,lic,layout@1,equip@1,system@1,health@1,old@2,old@3,lost@4|食品经营许可证
公司设立登记|Registration of a company|Q|e|中华人民共和国公司法#第二十九条|3/1|0/4|住所是:自有房屋,租用房屋|form,charter,id,deed@1,lease@2,decision|营业执照
企业注销登记|Deregistration of an enterprise|Q|e|中华人民共和国市场主体登记管理条例#第三十一条|3/1|0/4|走哪种程序:简易注销,一般注销|form,lic,promise@1,liquidation@2,cleartax|登记通知书
食品生产许可|Food production permit|X|e|中华人民共和国食品安全法#第三十五条|20/10|1/3|办哪一种:新办,变更,延续|form,lic,layout@1,equip@1,system,old@2,old@3|食品生产许可证
食品小作坊登记|Registration of a small food workshop|Q|p|中华人民共和国食品安全法#第三十六条|15/5|0/4||form,lic,health,promise|小作坊登记证
药品零售企业许可|Permit for a pharmacy|X|e|中华人民共和国药品管理法#第五十一条|30/15|1/3||form,lic,staff,layout,equip,system|药品经营许可证
第二类医疗器械经营备案|Filing of a dealer in medical devices|O|e|医疗器械监督管理条例#第四十一条|1/0|0/4||form,lic,staff,lease|备案凭证
特种设备使用登记|Registration of special equipment|X|b|中华人民共和国特种设备安全法#第三十三条|15/5|0/4|什么设备:电梯,锅炉,叉车|form,lic,equip,report,insure@1|使用登记证
特种设备作业人员资格认定|Licence to operate special equipment|X|p|中华人民共和国特种设备安全法#第十四条|20/10|1/3||form,id,exam,photo|特种设备作业人员证
计量标准器具核准|Approval of a measuring standard|X|e|中华人民共和国计量法#第七条|20/15|1/3||form,lic,equip,report|计量标准考核证书`,
  shuiwu: `
发票领用|Issue of invoices|F|b|中华人民共和国发票管理办法#第十五条|0/0|0/4||id,lic|发票
个体定额核定|Tax assessment of sole traders|O|p|中华人民共和国税收征收管理法#第三十五条|20/10|0/4||form,lic,turnover|核定定额通知书
税务注销即办|Clearance of taxes|F|b|中华人民共和国税收征收管理法#第十六条|20/0|0/4||lic,promise|清税证明文书
契税申报|Declaration of deed tax|F|b|中华人民共和国契税法#第十条|0/0|0/4|买的是:新房,二手房|id,contract,vinvoice@1,deed@2|完税证明文书`,
  jiaotong: `
道路运输证核发|Road transport certificate|X|e|中华人民共和国道路运输条例#第二十四条|20/5|0/4|办哪一种:新增车辆,换发,转籍|form,translic,vehicle,report@1,old@2,old@3|道路运输证
临时包车审批|Permit for a charter bus|X|e|中华人民共和国道路运输条例#第十八条|1/0|0/4|去哪里:县内,县外市内,省际|translic,vehicle,driver,charterdeal,route@3|包车客运标志牌
道路货物运输经营许可|Permit for haulage|X|b|中华人民共和国道路运输条例#第二十四条|20/5|0/4|办哪一种:新办,变更|form,lic,vehicle,driver,system@1,old@2|道路运输经营许可证
道路旅客运输经营许可|Permit for passenger transport|X|e|中华人民共和国道路运输条例#第十条|20/10|1/3||form,lic,vehicle,driver,system,route|道路运输经营许可证
道路运输从业人员资格认定|Licence of drivers for hire|X|p|中华人民共和国道路运输条例#第九条|20/5|0/4|什么资格:货运,客运,危险货物|form,id,driver,exam,medical@2,medical@3|从业资格证
公路涉路施工许可|Permit for works on a highway|X|e|中华人民共和国公路法#第四十四条|20/10|1/3||form,lic,design,safety,promise|涉路施工批复
超限运输车辆行驶公路许可|Permit for an oversize load|X|e|公路安全保护条例#第三十六条|10/3|0/4||form,vehicle,driver,route|超限运输车辆通行证
机动车维修经营备案|Filing of a garage|O|b|中华人民共和国道路运输条例#第四十条|5/0|0/4||form,lic,equip,promise|备案回执`,
  chengguan: `
户外广告设置审批|Permit for outdoor signs|X|b|城市市容和环境卫生管理条例#第十一条|20/5|0/4|设在哪里:自有墙面,租用墙面,公共场地|form,lic,effect,lease@2,structure@3|户外广告设置批复
占道施工审批|Permit for works on the road|X|e|城市道路管理条例#第三十三条|20/5|0/4||form,lic,design,safety,promise|城市道路挖掘许可证
临时占用城市道路许可|Temporary use of a street|X|b|城市道路管理条例#第三十一条|20/3|0/4||form,id,route,promise|临时占用道路许可证
城市建筑垃圾处置核准|Permit to dispose of building waste|X|e|*城市建筑垃圾管理规定|20/5|0/4||form,lic,contract,vehicle,route|建筑垃圾处置许可证
城镇污水排入排水管网许可|Permit to drain into the sewer|X|e|城镇排水与污水处理条例#第二十一条|20/7|1/3||form,lic,layout,report|污水排入排水管网许可证`,
  zhujian: `
施工许可证核发|Building permit|X|e|中华人民共和国建筑法#第七条|7/2|0/4||form,land,planp,design,contract,safety,funds|建筑工程施工许可证
公租房申请|Application for public housing|J|p|*公共租赁住房管理办法|45/20|0/4|您是哪种情况:城镇低收入家庭,新就业职工,外来务工人员|form,id,marriage,income,job@2,residence@3|保障资格通知书
商品房预售许可|Permit to sell housing in advance|X|e|中华人民共和国城市房地产管理法#第四十五条|10/5|0/4||form,lic,land,planp,buildp,funds|商品房预售许可证
建设工程消防设计审查|Review of fire protection|X|e|中华人民共和国消防法#第十一条|15/10|0/4||form,design,planp,report|消防设计审查意见文书
建设工程竣工验收备案|Filing of a completed building|O|e|建设工程质量管理条例#第四十九条|15/5|0/4||form,report,buildp,warranty|备案回执
燃气经营许可|Permit to supply gas|X|e|城镇燃气管理条例#第十五条|20/10|1/3||form,lic,layout,staff,system,safety|燃气经营许可证
建筑施工企业安全生产许可|Safety permit for builders|X|e|安全生产许可证条例#第二条|45/20|0/4||form,lic,staff,system,insure|安全生产许可证
房屋租赁登记备案|Filing of a tenancy|O|p|中华人民共和国城市房地产管理法#第五十四条|3/0|0/4||id,contract,deed|房屋租赁登记备案证明文书
老旧小区既有住宅加装电梯审查|Lift for an old house|F|p|*既有住宅加装电梯工作的通知|20/10|1/3||form,deed,agreement,design|审查意见通知书`,
  ziran: `
建设用地规划许可|Planning permit for land|X|e|中华人民共和国城乡规划法#第三十七条|20/7|0/4|怎样得到土地:划拨,出让|form,lic,approval,landdeal@2|建设用地规划许可证
宅基地审批备案|Filing of a homestead|O|p|中华人民共和国土地管理法#第六十二条|20/10|0/3||form,id,hh,village|备案回执
建设工程规划许可|Planning permit for a building|X|e|中华人民共和国城乡规划法#第四十条|20/10|0/4||form,land,design,effect|建设工程规划许可证
乡村建设规划许可|Planning permit in a village|X|p|中华人民共和国城乡规划法#第四十一条|20/10|0/3||form,id,village,design|乡村建设规划许可证
临时用地审批|Temporary use of land|X|e|中华人民共和国土地管理法#第五十七条|20/10|1/3||form,lic,landdeal,restore|临时用地批复
开采矿产资源审批|Permit to mine|X|e|中华人民共和国矿产资源法#第三条|40/20|1/3||form,lic,report,restore,funds|采矿许可证`,
  budongchan: `
不动产转移登记|Transfer of real estate|Q|b|不动产登记暂行条例#第十四条|30/3|1/3|为什么转移:买卖,继承,赠与,离婚析产|form,id,deed,tax,contract@1,kin@2,gift@3,agreement@4|不动产权证书
抵押权登记|Registration of a mortgage|Q|b|不动产登记暂行条例#第五条|30/1|0/4||form,id,deed,loan|不动产登记证明文书
不动产查询|Search of the registry|F|b|不动产登记暂行条例#第二十七条|0/0|0/4||id|查询结果文书
不动产首次登记|First registration of real estate|Q|b|不动产登记暂行条例#第五条|30/5|1/3||form,id,land,planp,report|不动产权证书
不动产变更登记|Change in the registry|Q|b|不动产登记暂行条例#第十四条|30/3|0/4|变更什么:姓名名称,面积,用途|form,id,deed,report@2,approval@3|不动产权证书`,
  nongye: `
农机购置补贴|Subsidy for farm machines|J|p|中华人民共和国农业机械化促进法#第二十七条|30/15|0/4||id,vinvoice,machine,bank|补贴发放通知书
动物防疫条件合格证|Animal health certificate|X|b|中华人民共和国动物防疫法#第二十五条|20/10|1/3||form,lic,layout,equip,system|动物防疫条件合格证
农药经营许可|Permit to sell pesticides|X|b|农药管理条例#第二十四条|20/10|0/4||form,lic,staff,lease,system|农药经营许可证
种子生产经营许可|Permit for seed|X|e|中华人民共和国种子法#第三十一条|20/15|1/3||form,lic,staff,equip,contract|农作物种子生产经营许可证
兽药经营许可|Permit to sell animal medicine|X|b|兽药管理条例#第二十二条|30/15|0/4||form,lic,staff,lease,system|兽药经营许可证
拖拉机和联合收割机登记|Registration of a tractor|X|p|农业机械安全监督管理条例#第二十一条|2/0|1/3||id,vinvoice,machine,insure|拖拉机行驶证
生鲜乳收购许可|Permit to buy raw milk|X|e|乳品质量安全监督管理条例#第二十条|20/10|1/3||form,lic,equip,health,system|生鲜乳收购许可证`,
  shuili: `
取水许可|Permit to draw water|X|b|取水许可和水资源费征收管理条例#第二条|45/15|0/4||form,lic,report,approval|取水许可证
生产建设项目水土保持方案审批|Plan against erosion|X|e|中华人民共和国水土保持法#第二十五条|10/5|0/4||form,lic,report,promise|水土保持方案批复
河道管理范围内建设项目审批|Building beside a river|X|e|中华人民共和国河道管理条例#第十一条|20/10|1/3||form,lic,design,report|工程建设方案批复`,
  linye: `
林木采伐许可|Felling permit|X|b|中华人民共和国森林法#第五十六条|20/5|0/4|采伐什么:自留山林木,集体林木,国有林木|form,id,forest,survey@2,survey@3|林木采伐许可证
临时使用林地审批|Temporary use of forest|X|e|中华人民共和国森林法#第三十八条|20/10|1/3||form,lic,forest,restore|临时使用林地批复`,
  huanbao: `
排污登记|Registration of discharge|O|e|排污许可管理条例#第二十四条|0/0|0/4||lic,promise|排污登记回执
建设项目环境影响评价审批|Assessment of effects on the environment|X|e|中华人民共和国环境影响评价法#第二十二条|60/20|0/4|做哪种评价:报告书,报告表|form,lic,report,openness@1|环境影响评价批复
排污许可|Permit to discharge|X|e|排污许可管理条例#第二条|20/15|0/4||form,lic,report,promise|排污许可证`,
  yingji: `
烟花爆竹经营许可|Permit to sell fireworks|X|b|烟花爆竹安全管理条例#第十六条|20/10|1/3|办哪一种:零售,批发|form,lic,layout,staff,safety,report@2|烟花爆竹经营许可证
危险化学品经营许可|Permit to sell dangerous chemicals|X|e|危险化学品安全管理条例#第三十三条|30/15|1/3||form,lic,layout,staff,safety,report|危险化学品经营许可证`,
  fagai: `
企业投资项目备案|Filing of an investment project|O|e|企业投资项目核准和备案管理条例#第十三条|0/0|0/4||lic,promise|项目备案证明文书
企业投资项目核准|Approval of an investment project|X|e|企业投资项目核准和备案管理条例#第七条|20/10|0/4||form,lic,report,land,planp|项目核准批复
固定资产投资项目节能审查|Review of energy use|X|e|中华人民共和国节约能源法#第十五条|15/10|0/4||form,report|节能审查批复`,
  caizheng: `
会计代理记账许可|Bookkeeping permit|X|e|中华人民共和国会计法#第三十四条|15/5|0/4||form,lic,staff,system|代理记账许可证书`,
  wenlv: `
营业性演出审批|Permit for a performance|X|e|营业性演出管理条例#第十三条|20/3|0/4||form,lic,programme,contract,safety|准予演出批复
互联网上网服务营业场所经营许可|Permit for an internet café|X|e|互联网上网服务营业场所管理条例#第七条|20/10|1/3||form,lic,layout,safety,system|网络文化经营许可证
娱乐场所经营许可|Permit for a place of entertainment|X|e|娱乐场所管理条例#第九条|20/10|1/3||form,lic,layout,safety,promise|娱乐经营许可证
出版物零售单位设立许可|Permit for a bookshop|X|b|出版管理条例#第三十五条|20/5|0/4||form,lic,lease,promise|出版物经营许可证`,
  yancao: `
烟草零售许可|Tobacco retail licence|X|b|中华人民共和国烟草专卖法#第十六条|20/10|0/4|办哪一种:新办,延续,变更|form,lic,lease@1,old@2,old@3|烟草专卖零售许可证`,
  qixiang: `
防雷装置设计审核|Review of lightning protection|X|e|气象灾害防御条例#第二十三条|10/5|0/4||form,design,report|防雷装置设计核准意见文书`,
  gongdian: `
居民新装用电|New connection to power|F|p|电力供应与使用条例#第二十三条|5/3|0/4|房子是:自有,租住|id,deed@1,lease@2|供用电合同文书
用电过户|Change of account holder|F|b|电力供应与使用条例#第二十三条|5/1|0/4||id,deed|供用电合同文书
企业新装用电|Power for an enterprise|F|e|电力供应与使用条例#第二十三条|30/10|0/4|什么电压:低压,高压|lic,lease,load@2|供用电合同文书`,
  zilaishui: `
用水报装|New connection to water|F|b|城市供水条例#|15/5|0/4||id,deed,layout|供用水合同文书`,
  ranqi: `
燃气报装|New connection to gas|F|b|城镇燃气管理条例#|15/7|0/4||id,deed,layout|供用气合同文书`,
  dianxin: `
宽带报修|Broadband repair|F|b|中华人民共和国电信条例#第三十一条|2/1|0/4||id|处理结果文书
宽带报装|New broadband connection|F|b|中华人民共和国电信条例#第三十一条|5/3|0/4||id|服务协议文书`,
  youzheng: `
证照寄递|Delivery of certificates|F|b|中华人民共和国邮政法#第十四条|3/2|0/4||id|投递回执`,
  chuangwen: `
企业诉求受理|Requests of enterprises|F|e|优化营商环境条例#第四十八条|15/5|0/4||lic,wish|答复`,
}
