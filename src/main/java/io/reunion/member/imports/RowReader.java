package io.reunion.member.imports;

import io.reunion.chat.UserId;
import io.reunion.member.Audience;
import io.reunion.member.Field;
import io.reunion.member.Headings;
import io.reunion.member.Headings.Column;
import io.reunion.member.Headings.Meaning;
import io.reunion.member.NaturalKey;
import io.reunion.member.Particulars;
import io.reunion.member.imports.Cells.BadCellException;
import io.reunion.member.imports.ImportProblem.Reason;
import io.reunion.member.imports.ImportReport.ColumnMeaning;
import io.reunion.member.lexicon.Han;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads rows by what the headings above them say. */
final class RowReader {
  private static final Set<Field> IDENTIFYING =
      Set.of(Field.STUDENT_NUMBER, Field.EMAIL, Field.PHONE);

  private final List<String> headings;
  private final List<Optional<Meaning>> meanings;

  /** @param mapping what columns stand for, whatever their headings say; see {@link ImportOptions#mapping} */
  RowReader(List<String> headings, Map<String, String> mapping) {
    this.headings = headings.stream().map(Cells::clean).toList();
    this.meanings = this.headings.stream().map(h -> meaning(h, mapping)).toList();
  }

  /** Throws {@link ImportRefusedException} if the headings cannot be those of a member list. */
  void check(Map<String, String> mapping) {
    for (String mapped : mapping.keySet()) {
      if (!headings.contains(Cells.clean(mapped))) {
        throw new ImportRefusedException(
            ImportProblem.ofFile(Reason.BAD_MAPPING, Cells.clean(mapped)));
      }
    }
    checkOnce();
    boolean named = has(Field.NAME) || has(Column.FAMILY_NAME) || has(Column.GIVEN_NAME);
    if (!named) {
      throw new ImportRefusedException(
          ImportProblem.ofFile(Reason.NO_NAME_COLUMN, String.join(", ", headings)));
    }
  }

  private static Optional<Meaning> meaning(String heading, Map<String, String> mapping) {
    for (Map.Entry<String, String> mapped : mapping.entrySet()) {
      if (Cells.clean(mapped.getKey()).equals(heading)) {
        return mapped.getValue().equals(ImportOptions.IGNORED)
            ? Optional.empty()
            : Optional.of(Headings.byKey(mapped.getValue())
                .orElseThrow(() -> new ImportRefusedException(
                    ImportProblem.ofFile(Reason.BAD_MAPPING, mapped.getValue()))));
      }
    }
    return Headings.of(heading);
  }

  private void checkOnce() {
    for (int i = 0; i < meanings.size(); i++) {
      int first = meanings.indexOf(meanings.get(i));
      if (meanings.get(i).isPresent() && first < i) {
        throw new ImportRefusedException(
            new ImportProblem(0, headings.get(i), Reason.DUPLICATE_COLUMN, headings.get(first)));
      }
    }
  }

  private boolean has(Field field) {
    return meanings.stream()
        .flatMap(Optional::stream)
        .anyMatch(m -> m.field().equals(Optional.of(field)));
  }

  private boolean has(Column column) {
    return meanings.stream()
        .flatMap(Optional::stream)
        .anyMatch(m -> m.column().equals(Optional.of(column)));
  }

  List<ColumnMeaning> columns() {
    List<ColumnMeaning> columns = new ArrayList<>();
    for (int i = 0; i < headings.size(); i++) {
      Optional<String> meaning = meanings.get(i).map(Meaning::key);
      Optional<String> nearest =
          meaning.isPresent() ? Optional.empty() : Headings.nearest(headings.get(i));
      columns.add(new ColumnMeaning(headings.get(i), meaning, nearest));
    }
    return columns;
  }

  /**
   * A row, or why it is refused.
   *
   * @param named what tells whose row it is, of a refused one as far as it can be read
   */
  record Reading(
      Optional<MemberRow> row, Optional<ImportProblem> problem, List<NaturalKey> named) {}

  /** The cells of a row under the keys of what they stand for; columns that are not known are left out. */
  Map<String, String> asRead(List<String> cells) {
    Map<String, String> read = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(cells.size(), headings.size()); i++) {
      String text = Cells.clean(cells.get(i));
      meanings.get(i).ifPresent(meaning -> read.put(meaning.key(), text));
    }
    return read;
  }

  /** Who a row is that cannot be taken: the cells that can be read tell. */
  private List<NaturalKey> named(List<String> cells) {
    List<NaturalKey> keys = new ArrayList<>();
    for (int i = 0; i < Math.min(cells.size(), headings.size()); i++) {
      Optional<Field> field = meanings.get(i).flatMap(Meaning::field);
      if (field.isPresent() && IDENTIFYING.contains(field.get())) {
        try {
          keys.addAll(NaturalKey.of(field.get(), Cells.values(field.get(), cells.get(i))));
        } catch (BadCellException e) {
          // It names nobody.
        }
      }
    }
    return keys;
  }

  Reading read(long line, List<String> cells) {
    Reading reading = readCells(line, cells);
    return reading.problem().isEmpty()
        ? reading
        : new Reading(Optional.empty(), reading.problem(), named(cells));
  }

  private Reading readCells(long line, List<String> cells) {
    if (cells.size() > headings.size()
        && cells.stream().skip(headings.size()).anyMatch(c -> !c.isBlank())) {
      return refused(line, "", Reason.EXTRA_CELLS, Integer.toString(cells.size()));
    }
    Map<Field, List<String>> values = new EnumMap<>(Field.class);
    Map<Column, String> others = new EnumMap<>(Column.class);
    List<UserId> accounts = new ArrayList<>();
    Optional<Audience> consent = Optional.empty();
    for (int i = 0; i < Math.min(cells.size(), headings.size()); i++) {
      String cell = cells.get(i);
      try {
        Optional<Meaning> meaning = meanings.get(i);
        meaning.flatMap(Meaning::field).ifPresent(f -> values.put(f, Cells.values(f, cell)));
        meaning.flatMap(Meaning::column).ifPresent(c -> others.put(c, Cells.clean(cell)));
        meaning
            .flatMap(Meaning::accountOn)
            .flatMap(platform -> Cells.account(platform, cell))
            .ifPresent(accounts::add);
        if (meaning.flatMap(Meaning::column).equals(Optional.of(Column.CONSENT))) {
          consent = Cells.consent(cell);
        }
      } catch (BadCellException e) {
        return refused(line, headings.get(i), e.reason(), Cells.clean(cell));
      }
    }
    return named(line, values, others, consent, accounts);
  }

  private static Reading named(
      long line,
      Map<Field, List<String>> values,
      Map<Column, String> others,
      Optional<Audience> consent,
      List<UserId> accounts) {
    if (values.getOrDefault(Field.NAME, List.of()).isEmpty()) {
      String together = together(
          others.getOrDefault(Column.FAMILY_NAME, ""), others.getOrDefault(Column.GIVEN_NAME, ""));
      if (together.isEmpty()) {
        return refused(line, "", Reason.NO_NAME, "");
      }
      try {
        values.put(Field.NAME, Cells.values(Field.NAME, together));
      } catch (BadCellException e) {
        return refused(line, "", e.reason(), together);
      }
    }
    MemberRow row = new MemberRow(line, new Particulars(values), consent, accounts);
    return new Reading(Optional.of(row), Optional.empty(), List.of());
  }

  /** 张 + 伟 is 张伟; Smith + John is John Smith. */
  private static String together(String family, String given) {
    boolean chinese = !family.isEmpty() && Han.isHan(family.codePointAt(0));
    return chinese ? family + given : (given + " " + family).strip();
  }

  private static Reading refused(long line, String column, Reason reason, String value) {
    return new Reading(
        Optional.empty(), Optional.of(new ImportProblem(line, column, reason, value)), List.of());
  }
}
