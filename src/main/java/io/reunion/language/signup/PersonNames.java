package io.reunion.language.signup;

/** Whether a word may be somebody's name, from what is known of Chinese names: a surname and one or two characters. */
final class PersonNames {
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
      + "钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤柯温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
      + "岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪"
      + "简车项芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查麻苑迟邝封谈匡鞠惠"
      + "荆冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼闻厉伊仝区郜海阚帅屠豆朴盖练廉禹井祖漆巴丰卿狄索宣晋初云容敬扈晁芮普"
      + "阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况宿鲜印逯隆茹战慕危玉银亢嵇公湛宾戎勾茅利於揭干尉冶斯元束檀衣展阴昝智幸奉植衡富尧闭";
  private static final Phrases COMPOUND = Phrases.of(
      "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|独孤|西门|长孙|宇文|轩辕|百里|东郭|公羊|呼延|拓跋|万俟|闻人|澹台|完颜");
  /** Words that begin like a name and are none. */
  private static final Phrases NOT_NAMES = Phrases.of(
      "谢谢|多谢|感谢|安排|方便|时间|时候|时段|成功|高兴|全部|全体|全程|全天|全家|包车|包厢|包房|包间|严禁|于是|金额|金融|费用|费率|车辆|车位|车费|车牌|温馨|关于|祝福",
      "明天|明年|周末|周一|周二|周三|周四|周五|周六|周日|周天|周内|白天|白酒|方案|方式|常规|万一|安徽|安全|安静|云南|江苏|江西|海南|湖南|甘肃|山东|贵州|成都|杭州|温州|南京",
      "华为|计算机|计科|马上|单位|单独|单身|单人|来宾|来人|路上|路程|路线|连续|应该|应届|相关|相机|原因|原则|国内|国外|平时|公司|公交|公里|居住|干事|利用|信息|信用|简单|简历|古典",
      "官方|管理|项目|项链|商量|商业|商学|师范|师傅|师兄|师姐|师弟|师妹|和平|荣幸|冷餐|宁波|宁夏|广东|房间|房费|解释|成员|成人|万分|毕业|甘甜|尤其|钱包|高铁|高中|高数|高速|文学|文科",
      "史学|金工|石油|马克|牛肉|羊肉|鱼肉|米饭|麻辣|花生|乐队|强烈|满员|权限|盘子|楼下|楼上|门口|门票|都行|都可|普通|富余|元旦|国庆|清真|白吃|任意|任何|任务|程序|通信|纪念|阳性|阴性",
      "连云港|石家庄|呼和浩特|乌鲁木齐|平安|平台|安卓|华东|华南|华北|康复|顾问|景区|景点|游客|游泳|雷达|席位|位置|位子|时差|卫生|房号|班级|班车|班长|班委|祝贺|祝好|向导|施工|文艺|文件|易拉宝",
      "强哥|和谐|和我|和他|和她|和大家|有事|但是|由于|由我|于今|相约|相聚|展位|展示|来自|来不|来了|来参|都来|都去|那个|那天|阿姨");

  private static final Phrases NOT_FAMILIAR = Phrases.of(
      "小孩|小时|小吃|小雨|小食|小车|小巴|小费|小号|小声|小心|小学|小组|小区|小桌|小菜|小酒|小会|小计|小型|小姐|老师|老公|老婆|老乡|老家|老板|老人|老少|老爸|老妈|老外|老规|老地|阿姨|老友|老同|老幼");
  private static final Phrases ROLES = Phrases.of(
      "班长|副班长|班委|团支书|支书|书记|学委|学习委员|生活委员|体育委员|文艺委员|组织委员|宣传委员|会长|副会长|秘书长|副秘书长|理事|理事长|主席|副主席|主任|院长|校长",
      "老师|班主任|辅导员|群主|管理员|组长|队长|领队|团长|召集人|组织者|发起人|主持人|司机|摄影师|我|本人|自己|楼主|monitor|organizer|organiser|host|me|myself|teacher|admin|president|secretary|treasurer");

  private PersonNames() {}

  static boolean isSurname(char c) {
    return SURNAMES.indexOf(c) >= 0;
  }

  /** A Chinese surname with one or two characters after it (a compound one with up to two), and no common word. */
  static boolean isLikely(String plain) {
    if (!isHan(plain) || plain.length() < 2 || NOT_NAMES.lengthAt(plain, 0, plain.length()) > 0) {
      return false;
    }
    int compound = COMPOUND.lengthAt(plain, 0, plain.length());
    return compound > 0
        ? plain.length() > compound && plain.length() <= compound + 2
        : plain.length() <= 3 && isSurname(plain.charAt(0));
  }

  /** Also {@code 小红}, {@code 老王}, {@code 阿杰}: enough beside a word that joins, too little alone. */
  static boolean isCompanion(String plain) {
    boolean familiar = isHan(plain)
        && plain.length() == 2
        && "小老阿".indexOf(plain.charAt(0)) >= 0
        && !NOT_FAMILIAR.has(plain);
    return familiar || isLikely(plain);
  }

  static boolean isRole(String plain) {
    return ROLES.has(plain);
  }

  static boolean isHan(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      if (!HanScript.isHan(plain.charAt(i))) {
        return false;
      }
    }
    return !plain.isEmpty();
  }

  /**
   * Whether a word says where somebody belongs instead of who they are: a year, class, department or school, such as
   * {@code 08计算机} or {@code 2008级}.
   */
  static boolean isAffiliation(String plain) {
    int digits = 0;
    while (digits < plain.length() && NumberScanner.isDigit(plain.charAt(digits))) {
      digits++;
    }
    if (digits == plain.length()) {
      return digits == 2 || digits == 4;
    }
    char last = plain.charAt(plain.length() - 1);
    boolean year = digits == 2 || digits == 4;
    return (year && plain.length() <= 14)
        || ("级届班系院".indexOf(last) >= 0 && plain.length() >= 2 && plain.length() <= 14)
        || plain.endsWith("专业")
        || plain.endsWith("校友会")
        || (plain.length() == 3
            && plain.charAt(0) == '\''
            && NumberScanner.isDigit(plain.charAt(1)));
  }
}
