package io.reunion.api;

import io.reunion.chat.UserId;
import io.reunion.member.Field;
import io.reunion.member.Member;
import io.reunion.member.MemberStore;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/** {@code /members/export}: everything that is stored of everybody, as a table that is safe to open in a spreadsheet. */
final class MemberExportApi implements AdminApi.Part {
  private static final int PAGE = 500;

  private final MemberStore members;

  MemberExportApi(MemberStore members) {
    this.members = members;
  }

  @Override
  public void mount(AdminApi.Operations operations) {
    operations.add(HttpMethod.GET, "/members/export", this::export);
  }

  /** Reads the first page before anything is answered, so that a store that is away is a problem and no broken file. */
  private Future<Void> export(Exchange exchange) {
    return members.page(0, PAGE).compose(first -> {
      Exchange.Download download = exchange.download("text/csv; charset=utf-8", "members.csv");
      return download
          .write(heading())
          .compose(started -> pages(download, first))
          .compose(written -> download.end());
    });
  }

  private Future<Void> pages(Exchange.Download download, io.reunion.member.MemberPage page) {
    StringBuilder rows = new StringBuilder();
    page.members().forEach(member -> rows.append(row(member)));
    Future<Void> written =
        rows.length() == 0 ? Future.succeededFuture() : download.write(rows.toString());
    return page.more()
        ? written
            .compose(done -> members.page(page.next(), PAGE))
            .compose(next -> pages(download, next))
        : written;
  }

  /** The keys of the fields, by which an import knows them again. */
  private static String heading() {
    List<String> cells = new ArrayList<>(List.of("id"));
    for (Field field : Field.values()) {
      cells.add(field.key());
    }
    cells.addAll(List.of("consent", "role", "verified", "accounts", "updatedAt"));
    return "\uFEFF" + line(cells);
  }

  private static String row(Member member) {
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
    return line(cells);
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(DeliveryCsv::cell).toList()) + "\r\n";
  }
}
