package io.reunion.language.when;

/** How a phrase uses its moment. */
public enum Relation {
  /** The moment itself. */
  AT,
  /** A limit: "by Friday", 周五前, 三天内. */
  BY,
  /** A lower limit: "after six", 8点以后, 国庆后. */
  AFTER
}
