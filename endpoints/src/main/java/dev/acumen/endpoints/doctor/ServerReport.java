package dev.acumen.endpoints.doctor;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a server. To be written and read as JSON.
 *
 * @param model the model asked
 * @param host the server's host and port
 * @param examined when, as in 2026-11-21T09:01:25Z
 * @param simulated whether it is the simulated endpoint
 * @param calls HTTP requests this took
 * @param contextTokens what the model can read and write at once; null if it is not known
 * @param contextSource where that was found, or why it was not
 * @param latencyMs milliseconds to a short answer, the middle one of those seen; null if there was none
 * @param refusedFields fields of a request that the server refuses
 * @param findings a finding for every capability
 */
public record ServerReport(
        String model,
        String host,
        String examined,
        boolean simulated,
        int calls,
        @Nullable Integer contextTokens,
        String contextSource,
        @Nullable Long latencyMs,
        Set<String> refusedFields,
        Map<Capability, Finding> findings) {

    public ServerReport {
        refusedFields = Collections.unmodifiableSet(new TreeSet<>(refusedFields));
        EnumMap<Capability, Finding> all = new EnumMap<>(Capability.class);
        for (Capability capability : Capability.values()) {
            all.put(capability, findings.getOrDefault(capability, Finding.unknown("not asked")));
        }
        findings = Collections.unmodifiableMap(all);
    }

    /** What the model can read and write at once, if that is known. */
    public Optional<Integer> context() {
        return Optional.ofNullable(contextTokens);
    }

    /** What was found about a capability. */
    public Finding of(Capability capability) {
        Finding finding = findings.get(capability);
        return finding == null ? Finding.unknown("not asked") : finding;
    }

    /** Whether the server answered a question at all: without that nothing else counts. */
    public boolean answers() {
        return of(Capability.CHAT).isYes();
    }

    /**
     * What of this will hurt, a sentence each.
     *
     * @param libraryTokens tokens of the lessons that stand before every task
     * @param replyTokens tokens of the longest reply
     */
    public List<String> advice(int libraryTokens, int replyTokens) {
        return Advice.on(this, libraryTokens, replyTokens);
    }
}
