package io.reunion.member.search;

import io.reunion.member.Field;

/** One term under which a member is found, and the field that it comes from. */
record Token(TermKind kind, Field field, String text) {}
