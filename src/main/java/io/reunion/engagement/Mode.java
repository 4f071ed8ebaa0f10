package io.reunion.engagement;

/** In which way somebody takes part, as CASE's Alumni Engagement Metrics count it. */
public enum Mode {
  /** They give their time: as an expert, a host, by what they offer. */
  VOLUNTEER,
  /** They come to something. */
  EXPERIENTIAL,
  /** They write: a question, a suggestion, what is new about themselves. */
  COMMUNICATION,
  /** They give money; only the office knows, and only numbers of people are told here. */
  PHILANTHROPIC
}
