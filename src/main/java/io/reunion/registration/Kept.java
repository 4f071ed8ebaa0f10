package io.reunion.registration;

import com.fasterxml.jackson.databind.JsonNode;
import io.reunion.member.MemberId;
import io.vertx.core.Future;
import java.util.function.Function;

/**
 * What a part of the service keeps of a member.
 *
 * @param name in the export; lower case
 * @param export all of it, as JSON; nothing of other people that they do not show
 * @param forget deletes it; does no harm when asked twice
 */
public record Kept(
    String name,
    Function<MemberId, Future<? extends JsonNode>> export,
    Function<MemberId, Future<Void>> forget) {}
