"""Tables the number rules read: units, approximating words, idioms, names of the genre.

They are open lists. A number whose neighbour stands in none of them is reported, never guessed, so the way to teach the
annotator a new unit or idiom is one word in one of these tables.
"""

from __future__ import annotations

import re

COUNT_UNITS = (
    "人次 件次 户次 项次 场次 车次 辆次 批次 台次 班次 家次 门次 期次 节次 艘次 人份 课时 学时 "
    "部门 部委 个班 个 件 宗 起 次 名 人 户 份 项 条 家 期 场 批 篇 部 册 本 张 块 台 辆 艘 架 只 头 匹 支 队 所 间 处 座 栋 幢 "
    "套 组 类 种 轮 届 例 桩 单 笔 票 门 节 课 班 站 点 面 幅 枚 封 通 则 句 字 趟 对 副 段 页 位 团 分 倍 大 方面 层 版 股 具 道 顶 "
    "盏 丛 遍 尾 羽 床 席 集 伙 眼 杆 捆 筐 乘次 宗次 处次 份次 船次 航次 企次 人天 标台 台套 "
    "棵 株 根 颗 粒 发 盒 瓶 箱 袋 包 桶 把 扇 窗 警 卷 稿 章 跨 口 片 岗 车 路 村 镇 区 县 市 街道 社区 条次 家门店 元素"
).split()
"""Measure words of countable things. 倍 and 分 are here because they take numbers in the same way."""

PLACE_UNITS = "部门 部委 方面 路 村 镇 区 县 市 街道 社区".split()
"""Units that are themselves what is counted: 三区, 七方面."""

AMOUNT_UNITS = (
    "人民币元 美元 港元 欧元 日元 元 平方公里 平方千米 平方米 立方米 公里 千米 海里 厘米 毫米 米 里 公顷 亩 吨 千克 公斤 毫克 克 斤 "
    "毫升 升 千瓦时 兆瓦 千瓦 度 GB TB MB 分钟 秒钟 秒 个工作日 工作日 个自然日 自然日 个小时 小时 个月 个星期 个学期 学期 天 日 周 年 岁 "
    "微克/立方米 毫克/立方米 毫克/升 公里/小时 微克 纳克 ㎡ m² m2 平米 平方 km² km2 ㎞² ㎞ km m³ m3 立方 kg KG mg cm mm mL ml kW kWh MW "
    "μg/m³ μg/m3 µg/m³ µg/m3 mg/m³ mg/m3 mg/L 分贝 dB ℃ 摄氏度 千伏安 千伏 学年 工时"
).split()
"""Units of money, length, area, mass, energy, data and time: quantities that are measured, not counted."""

TIME_UNITS = "分钟 秒钟 秒 个工作日 工作日 个自然日 自然日 个小时 小时 个月 个星期 个学期 学期 天 日 周 年 岁".split()
"""Units of time: a duration measures what it is said of only where that is named (办理时限)."""

MEASURED_WORDS = "数量 总数 人数 户数 件数 次数 家数 个数 总量 存量 数 量 系数 指数 得分 评分".split()
"""Nouns that are numbers by themselves: what follows them needs no unit (参保人数达85.3万)."""

SHARE_UNITS = ("%", "‰", "成")
POINT_UNITS = ("个百分点", "百分点", "个基点")

APPROX_LOWER = "超过 超出 超 逾 突破 不少于 不低于 至少 高于 多于 大于 上".split()
"""Before a number: it is at least this."""
APPROX_UPPER = "不超过 不多于 不高于 至多 最多 低于 少于 小于 不足 不到 将近 接近 近".split()
"""Before a number: it is at most this."""
APPROX_ABOUT = "大约 大概 约为 约".split()
"""Before a number: it is near this; no bound is said."""
APPROX_INSIDE = "余 多 几".split()
"""Between digits and unit: at least this."""
AFTER_LOWER = "以上 及以上 有余 余 多 +".split()
AFTER_UPPER = "以下 及以下 以内 之内 内".split()
AFTER_ABOUT = "左右 上下".split()

UP = "提速 上升 增长 增加 提升 提高 上涨 增多 扩大 攀升 增 升".split()
DOWN = "下降 减少 降低 下跌 压减 压缩 缩短 缩减 精简 下滑 回落 减 降".split()
UP_AFTER_COMPARISON = ["多", "高", "涨"]
DOWN_AFTER_COMPARISON = ["少", "低", "跌"]

COMPARISON = (
    r"(?:同比|环比|(?:与|较|比|同)(?:上一?年|去年|前年|上期|上月|上季度?|(?:19|20)[0-9]{2}年)(?:度|全年|底|末)?(?:同期)?(?:相比)?[,，]?"
    r"|较之前|较以往|比以往)"
)
"""What a change is measured against, as printed."""

WORDS = (
    # 一 as part of a word
    "进一步 一步一个脚印 一定程度 一定 一些 一般 一样 一直 一起 一律 一切 一致 一贯 一旦 一并 一同 一道 一线 一体化 一体 一方面 一系列 "
    "一批 一站式 一揽子 一把手 一手抓 一手 一举 一再 一向 一度 一如既往 一心一意 一以贯之 一视同仁 一应 一经 一味 一己 一流 一窝蜂 "
    "一刀切 一锤子 一次性 一时 一早 一共 一概 一齐 一连串 一番 一下 一边 一会 一来 一往 一代 一带 一级 一生 一辈子 一目了然 "
    "一以 一丝不苟 一盘棋 一张网 一股绳 一条龙 一张图 一把尺 一把抓 一对一 一抓到底 一竿子 一揽 一岗双责 一票否决 一票通过 一网 一窗 "
    "一门 一键 一码 一证 一照 一表 一单 一链 一件事 一类事 一条心 一条线 一家亲 一家人 一口清 一口价 一本账 一体机 一案双查 一中心 一平台 "
    "一支部 一图 一屏 一库 一书 一函 一老一小 一标三实 一标多实 一区 一园 一廊 一江 一河 一湾 一城 一核 "
    "统一 专一 单一 唯一 万一 逐一 之一 同一 划一 合一 第一时间 第一线 有朝一日 始终如一 数一数二 独一无二 知行合一 大一统 首屈一指 "
    "人手一 一张蓝图 一分部署 九分落实 初一 高一 大一 每一 任一 某一 另一 这一 那一 上一年 上一 下一步 下一阶段 下一年 下一 前一 后一 新一 头一 又一 "
    # two and more
    "两者 两难 两端 两翼 两头 两侧 两岸 两旁 两张皮 两手抓 两手 两用 两面 两口子 三令五申 三番五次 再三 三思 四面八方 四通八达 "
    "五花八门 五湖四海 五星级 五金 六神无主 七上八下 七嘴八舌 八方 九牛一毛 十足 十佳 十全 十分 十字 千方百计 千家万户 千万家 千头万绪 千言万语 "
    "千篇一律 千差万别 千军万马 千山万水 千锤百炼 千里 千丝万缕 百姓 百年 百分点 百分制 百花 百业 百废 百强 百佳 百日 百科 百货 百尺 百舸 "
    "万众 万家 万物 万无一失 万里 万象 万事 万全 万民 亿万 一五一十 九九归一 零星 零售 零部件 零件 零散 零碎 零工 零钱 零食 零用 凋零 零时 "
    "二手 二维码 二次 二元 二级 三者 三方 三角 三包 三轮车 三农 三伏 三防 三军 两岸三地 四季 四大班子 四套班子 五官 五谷 七夕 八卦 "
    # substances, and what only looks like none
    "一氧化碳 二氧化碳 二氧化硫 二氧化氮 二噁英 二甲苯 二手房 三氯甲烷 三聚氰胺 六价铬 零基预算"
).split()
"""Words in which a Han numeral is not a number. Ordered by length when used, so 十分钟 must be kept out by its own rule."""

SET_NAMES = (
    # the Party's and the state's own numbered phrases
    "两会 两抢一盗 两抢 两法衔接 两法 两高 两高一低 两院 两委 两级 两代表一委员 两个维护 两个确立 两个责任 两个毫不动摇 两个结合 两个大局 两个一百年 "
    "两不愁三保障 两学一做 两错一迟延 两违 两客一危 两优一先 两新 两统筹 两类罪 两岸 "
    "三项制度 三会一课 三重一大 三个代表 三严三实 三农 三公经费 三公 三定 三权 三资 三类人员 三同步 三同时 三个规定 三统一 三法 三审 三调联动 三所联动 "
    "三合一 三级联动 三八红旗 三八妇女节 三包 三废 三无 三假 三品一械 三电 三非 三非人员 三区三线 三大攻坚战 三大球 三城联创 三治融合 "
    "四个意识 四个自信 四个全面 四个伟大 四个最严 四个一律 四不两直 四张清单 四下基层 四风 四类行业 四早 四好农村路 四大平台 "
    "五位一体 五大发展理念 五大理念 五级书记 五一劳动奖章 五一劳动奖状 五一 五四 五个一 六稳 六保 六合一 六大员 六安 "
    "七一勋章 七一 七五普法 八五普法 六五普法 九五普法 七五 八五 八项规定 八不准 八严禁 九类违法犯罪 九项制度 十大 十个严禁 十一 十有八九 "
    "一国两制 一带一路 一平台三中心 一网通办 一网统管 一窗受理 一窗通办 一窗综办 一门式 一件事一次办 一次办 一次办好 最多跑一次 只进一扇门 "
    "一规划两纲要 一法一条例 一府两院 一府一委两院 一村一警 一村一辅警 一公开 一公里 最后一公里 最先一公里 一厘米 一米 一百年 第一书记 第一要务 "
    "百日攻坚 百日行动 百日会战 百日大战 百千万工程 千人计划 十进 五进 六进 七进 八进 九进 "
    "一号文件 一号工程 一号司法建议 一类 二类 三类 一线三排 一体两翼 一核多元 一区一策 一企一策 一案一策 一人一策 "
    # `万元` here is what something is reckoned by
    "万元GDP 万元地区生产总值 万元国内生产总值 万元工业增加值 万元产值 "
    # places
    "四川 九江 三亚 三明 六安 六盘水 百色 万州 万宁 十堰 七台河 三门峡 四平 三水 四会 五华 五邑 三沙 三门 三河 三原 三台 三都 千阳 百度 "
    "万载 万年 万全 万荣 万盛 九龙坡 九龙 九台 八宿 八步 五台 五常 五河 五莲 五指山 五大连池 四子王旗 七里河 七星 双百 一汽 两江 两湖 两广 千岛湖 "
    "三江 三山 三元 三穗 三江源 三峡"
).split()
"""Numbered names any report of the genre may use, and place names that contain a numeral."""

HOTLINES = "110 119 120 122 999 12110 12122 12123 12301 12305 12309 12315 12318 12328 12333 12337 12338 12345 12348 "
HOTLINES += "12350 12355 12358 12366 12367 12368 12369 12371 12380 12388 12389 12393 12395 12396 96110 96111 95598"
HOTLINE_NUMBERS = tuple(HOTLINES.split())
"""Public short numbers, a name wherever no measure word follows."""

ZERO_WORDS = (
    "零发生 零门槛 零跑动 零跑腿 零容忍 零距离 零差评 零报告 零投诉 零延误 零事故 零上访 零感染 零接触 零障碍 零遗漏 零失误 零差错 零缺陷 零死角 零盲区 "
    "零积压 零超期 零败诉 零复议 零诉讼 零违规 零违纪 零增长 零排放 零碳 零收费 零成本 零见面 零材料 零等待 零审批 零基础 零起点 零突破 零输入 零扩散 "
    "零案件 零发案 零命案 零信访 零举报 零执法过错 零就业 零申报 零存量 零挂案 零干扰 零打扰 零风险 零隐患 零伤亡 零死亡 清零 归零 动态清零 从零"
).split()


def one_of(words: list[str] | tuple[str, ...]) -> str:
    """A regular expression for any of the words, longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"
