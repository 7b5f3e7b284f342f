/* How a character sounds that the report does not have: what is mistyped must be heard too (信仿 for 信访). Pure functions.

   GB 2312 lists its 3,755 common characters in the order of their pinyin, and every browser can decode it. So the first
   character of each syllable is enough to know them all: 2.5 kB once, where a table of all of them would add 8 kB to the
   index of every report. A character has one sound here, its usual one; rarer characters have none. */
(function (root) {
  "use strict";

  // The first character of each syllable and the syllable, in the order of GB 2312.
  var FIRST = (
    "啊a埃ai鞍an肮ang凹ao芭ba白bai斑ban邦bang苞bao杯bei奔ben崩beng逼bi鞭bian标biao鳖bie彬bin兵bing玻bo捕bu擦ca猜cai餐can苍cang操cao" +
    "厕ce层ceng插cha拆chai搀chan昌chang超chao车che郴chen撑cheng吃chi充chong抽chou初chu揣chuai川chuan疮chuang吹chui春chun" +
    "戳chuo疵ci聪cong凑cou粗cu蹿cuan摧cui村cun磋cuo搭da呆dai耽dan当dang刀dao德de蹬deng堤di颠dian碉diao跌die丁ding丢diu东dong兜dou" +
    "督du端duan堆dui墩dun掇duo蛾e恩en而er发fa藩fan坊fang菲fei芬fen丰feng佛fo否fou夫fu噶ga该gai干gan冈gang篙gao哥ge给gei根gen耕geng" +
    "工gong钩gou辜gu刮gua乖guai棺guan光guang瑰gui辊gun锅guo哈ha骸hai酣han夯hang壕hao呵he嘿hei痕hen哼heng轰hong喉hou呼hu花hua" +
    "槐huai欢huan荒huang灰hui荤hun豁huo击ji嘉jia歼jian僵jiang蕉jiao揭jie巾jin荆jing炯jiong揪jiu鞠ju捐juan撅jue均jun喀ka开kai" +
    "刊kan康kang考kao坷ke肯ken坑keng空kong抠kou枯ku夸kua块kuai宽kuan匡kuang亏kui坤kun括kuo垃la莱lai蓝lan琅lang捞lao勒le雷lei" +
    "棱leng厘li俩lia联lian粮liang撩liao列lie琳lin玲ling溜liu龙long楼lou芦lu驴lv峦luan掠lve抡lun萝luo妈ma埋mai瞒man芒mang猫mao么me" +
    "玫mei门men萌meng眯mi棉mian苗miao蔑mie民min明ming谬miu摸mo谋mou拇mu拿na氖nai南nan囊nang挠nao呢ne馁nei嫩nen能neng妮ni蔫nian" +
    "娘niang鸟niao捏nie您nin柠ning牛niu脓nong奴nu女nv暖nuan虐nve挪nuo哦o欧ou啪pa拍pai攀pan乓pang抛pao呸pei喷pen砰peng坯pi篇pian" +
    "飘piao撇pie拼pin乒ping坡po剖pou扑pu期qi掐qia牵qian枪qiang橇qiao切qie钦qin青qing琼qiong秋qiu趋qu圈quan缺que裙qun然ran瓤rang" +
    "饶rao惹re壬ren扔reng日ri戎rong揉rou茹ru软ruan蕊rui闰run若ruo撒sa腮sai三san桑sang搔sao瑟se森sen僧seng莎sha筛shai珊shan墒shang" +
    "梢shao奢she砷shen声sheng师shi收shou蔬shu刷shua摔shuai栓shuan霜shuang谁shui吮shun说shuo斯si松song搜sou苏su酸suan虽sui孙sun" +
    "蓑suo塌ta胎tai坍tan汤tang掏tao特te藤teng梯ti天tian挑tiao贴tie厅ting通tong偷tou凸tu湍tuan推tui吞tun拖tuo挖wa歪wai豌wan汪wang" +
    "威wei瘟wen嗡weng挝wo巫wu昔xi瞎xia掀xian相xiang萧xiao楔xie薪xin星xing兄xiong休xiu墟xu轩xuan靴xue勋xun压ya焉yan殃yang邀yao椰ye" +
    "一yi茵yin英ying哟yo拥yong幽you迂yu鸳yuan曰yue耘yun匝za栽zai咱zan赃zang遭zao责ze贼zei怎zen增zeng扎zha摘zhai瞻zhan樟zhang" +
    "招zhao遮zhe珍zhen蒸zheng芝zhi中zhong舟zhou珠zhu抓zhua拽zhuai专zhuan桩zhuang椎zhui谆zhun捉zhuo兹zi鬃zong邹zou租zu钻zuan" +
    "嘴zui尊zun昨zuo"
  ).match(/.[a-z]+/g);
  var known = null;

  // Every character of the first level with its syllable: rows 0xb0 to 0xd7 of 94 each, the last row five short.
  function makeTable() {
    var bytes = new Uint8Array(3755 * 2), table = new Map(), next = 0, syllable = "";
    for (var i = 0; i < 3755; i++) {
      bytes[2 * i] = 0xb0 + Math.floor(i / 94);
      bytes[2 * i + 1] = 0xa1 + (i % 94);
    }
    new TextDecoder("gbk").decode(bytes).split("").forEach(function (one) {
      if (next < FIRST.length && FIRST[next][0] === one) syllable = FIRST[next++].slice(1);
      table.set(one, syllable);
    });
    return table;
  }

  // The syllable of a common character, toneless, ü as v; "" for any other.
  function of(character) {
    known = known || makeTable();
    return known.get(character) || "";
  }

  var api = { of: of };
  if (typeof module === "object" && module.exports) module.exports = api;
  else root.zhujieSound = api;
})(typeof window === "undefined" ? globalThis : window);
