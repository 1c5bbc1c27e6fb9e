package dev.acumen.tools.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.tools.internal.wire.JsonRequest;
import dev.acumen.tools.internal.wire.Refused;
import java.util.List;

/** How one service wants to be asked, and how it answers. */
interface SearchApi {

    /** Most results that one request may ask for. */
    int mostResults();

    /** The request. */
    JsonRequest request(String query, int results);

    /** What was found, best first; empty if nothing was. Results without an address are left out. */
    List<Found> found(JsonNode answer);

    /** Whether the service does not accept the key. */
    default boolean refusesKey(Refused refusal) {
        return refusal.status() == 401 || refusal.status() == 403;
    }

    /** Whether the refusal says that nothing was found. */
    default boolean foundNothing(Refused refusal) {
        return false;
    }

    /** What to do where the service needs no key and refuses all the same. */
    default String advice() {
        return "";
    }
}
