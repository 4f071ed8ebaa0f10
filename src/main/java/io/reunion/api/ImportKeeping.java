package io.reunion.api;

import io.reunion.member.MemberStore;
import io.reunion.member.imports.ImportReport;
import io.reunion.member.search.MemberDirectory;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once an import has ended, whoever began it. */
public final class ImportKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(ImportKeeping.class);

  private final MemberStore members;
  private final MemberDirectory directory;

  public ImportKeeping(MemberStore members, MemberDirectory directory) {
    this.members = members;
    this.directory = directory;
  }

  /** Who came may be somebody who is known: that is looked at afterwards, and nobody waits for it. */
  void follow(ImportReport report) {
    directory.refresh();
    if (!report.dryRun() && report.counts().created() > 0) {
      members
          .duplicates()
          .scan()
          .onFailure(e -> LOG.warn("no duplicates were looked for: {}", e.getMessage()));
    }
  }

  /** Keeps the report for whoever asks for the import later. */
  Future<Void> keep(String id, ImportReport report) {
    return members.imports().report(id, ImportJson.of(report).toString());
  }

  /** Both, for an import that nobody is waiting for. */
  public Future<Void> ended(ImportReport report) {
    follow(report);
    return report.id().map(id -> keep(id, report)).orElseGet(Future::succeededFuture);
  }
}
