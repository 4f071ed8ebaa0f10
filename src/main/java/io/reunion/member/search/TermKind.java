package io.reunion.member.search;

/** What a term of the index says about the member it belongs to. Each kind is an index field of its own. */
enum TermKind {
  /** A whole name as it was recorded: 张伟, {@code johnsmith}, {@code smithjohn}. */
  FULL("f"),
  /** A whole Chinese name in pinyin: {@code zhangwei}, {@code weizhang}. */
  SOUND("s"),
  /** The surname, written or read: 李, {@code li}, {@code smith}. Of a Latin name both the first word and the last. */
  SURNAME("n"),
  /** A part of a name: a character, two that are neighbours, a syllable, a word. */
  PART("p"),
  /** A name or part of it in another spelling: {@code cheung}, {@code hsu}. */
  VARIANT("v"),
  /** A given name or a syllable of it as it is spelled abroad: {@code suk}, {@code sukfan}; less than a surname. */
  GIVEN("g"),
  /** {@code zw}, {@code zxm}, {@code zhangxm}, {@code z}. */
  INITIALS("i"),
  /** What a value means: {@code fintech}. */
  CONCEPT("c"),
  /** A word or two neighbouring characters of any other field. */
  ANY("a"),
  /** The same with the field's key before it: {@code company:huawei}. */
  TYPED("t");

  private final String code;

  TermKind(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}
