package io.reunion.member;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reunion.chat.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an import did to one member.
 *
 * @param before as stored before; absent if the import made the member
 * @param after print of what the import wrote
 * @param accounts that the import links
 */
public record ImportedRow(@Nullable String before, String after, List<String> accounts) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public static ImportedRow of(Optional<Member> before, Member after, List<UserId> accounts) {
    return new ImportedRow(
        before.map(MemberJson::write).orElse(null),
        print(after),
        accounts.stream().map(UserId::toString).toList());
  }

  /** What an import may change of a member, as a hash: accounts, role and time are others' business. */
  public static String print(Member member) {
    Member bare = Member.unstored(member.id(), member.particulars()).with(member.privacy());
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest(MemberJson.write(bare).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  Optional<Member> memberBefore(MemberId id) {
    return Optional.ofNullable(before).map(json -> MemberJson.read(id, 0, json));
  }

  /** This row after an earlier one of the same import: what was before that one counts. */
  ImportedRow after(ImportedRow earlier, MemberId id) {
    Optional<Member> between = memberBefore(id);
    boolean goesOn = between.isPresent() && print(between.get()).equals(earlier.after);
    return goesOn ? new ImportedRow(earlier.before, after, accounts) : this;
  }

  String json() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row is plain strings", e);
    }
  }

  static ImportedRow read(String json) {
    try {
      return JSON.readValue(json, ImportedRow.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a journal of an import is unreadable", e);
    }
  }
}
