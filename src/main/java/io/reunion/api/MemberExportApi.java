package io.reunion.api;

import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberPage;
import io.reunion.member.MemberStore;
import io.reunion.redis.Steps;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** {@code /members/export}: everything that is stored of everybody, as a table that is safe to open in a spreadsheet. */
final class MemberExportApi implements AdminApi.Part {
  private static final int PAGE = 500;

  private final MemberStore members;

  MemberExportApi(MemberStore members) {
    this.members = members;
  }

  /** How the table is written. */
  private interface Table {
    void row(List<String> cells);

    /** What is to be sent of it by now. */
    Buffer written();

    void end();
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members/export", this::export);
  }

  private Future<Void> export(Exchange exchange) {
    return switch (exchange.query("format").orElse("csv")) {
      case "csv" -> send(exchange, "text/csv; charset=utf-8", "members.csv", new Csv());
      case "xlsx" -> send(exchange, Xlsx.TYPE, "members.xlsx", new Sheet());
      default ->
        throw ProblemException.invalid(
            List.of(new ProblemException.Mistake("format", "expected csv or xlsx")));
    };
  }

  /** Reads the first page before anything is answered, so that a store that is away is a problem and no broken file. */
  private Future<Void> send(Exchange exchange, String type, String name, Table table) {
    return members.page(0, PAGE).compose(first -> {
      Exchange.Download download = exchange.download(type, name);
      table.row(heading());
      return pages(download, first, table);
    });
  }

  private Future<Void> pages(Exchange.Download download, MemberPage first, Table table) {
    AtomicReference<MemberPage> page = new AtomicReference<>(first);
    return Steps.whileMore(() -> {
      MemberPage now = Objects.requireNonNull(page.get());
      now.members().forEach(member -> table.row(row(member)));
      if (!now.more()) {
        table.end();
        return download
            .write(table.written())
            .compose(written -> download.end())
            .map(false);
      }
      return download
          .write(table.written())
          .compose(done -> members.page(now.next(), PAGE))
          .map(next -> {
            page.set(next);
            return true;
          });
    });
  }

  /** The keys of the fields, by which an import knows them again. */
  private static List<String> heading() {
    List<String> cells = new ArrayList<>(List.of("id"));
    for (Field field : Field.values()) {
      cells.add(field.key());
    }
    cells.addAll(List.of("consent", "role", "verified", "accounts", "updatedAt"));
    return cells;
  }

  private static List<String> row(Member member) {
    List<String> cells = new ArrayList<>(List.of(member.id().value()));
    for (Field field : Field.values()) {
      cells.add(String.join("; ", member.particulars().all(field)));
    }
    cells.add(member.privacy().consent().name());
    cells.add(member.role().name());
    cells.add(Boolean.toString(member.verified()));
    cells.add(
        String.join("; ", member.users().stream().map(UserId::toString).sorted().toList()));
    cells.add(member.stamp().updatedAt().toString());
    return cells;
  }

  private static final class Csv implements Table {
    private final StringBuilder rows = new StringBuilder("\uFEFF");

    @Override
    public void row(List<String> cells) {
      rows.append(String.join(",", cells.stream().map(DeliveryCsv::cell).toList()))
          .append("\r\n");
    }

    @Override
    public Buffer written() {
      Buffer piece = Buffer.buffer(rows.toString());
      rows.setLength(0);
      return piece;
    }

    @Override
    public void end() {
      // The last row ends it.
    }
  }

  private static final class Sheet implements Table {
    private final Xlsx book = new Xlsx();

    @Override
    public void row(List<String> cells) {
      book.row(cells);
    }

    @Override
    public Buffer written() {
      return book.written();
    }

    @Override
    public void end() {
      book.end();
    }
  }
}
