package dev.acumen.endpoints.doctor;

import java.util.ArrayList;
import java.util.List;

/** What a server's gaps mean for somebody who learns with it. */
final class Advice {

    private Advice() {}

    static List<String> on(ServerReport report, int libraryTokens, int replyTokens) {
        List<String> advice = new ArrayList<>();
        if (!report.answers()) {
            advice.add("It did not answer a plain question, so nothing can be learned with it as it stands.");
            return advice;
        }
        context(report, libraryTokens + replyTokens, advice);
        if (!report.of(Capability.CACHED_TOKENS).isYes()) {
            advice.add("No prefix cache is reported: every attempt may pay for the lessons' tokens in full.");
        }
        if (report.of(Capability.JSON_SCHEMA).saysNo()) {
            advice.add("JSON schemas are not held: reviews are read tolerantly, and more of them are lost.");
        }
        if (!report.of(Capability.USAGE).isYes()) {
            advice.add("Usage is not reported: caps on tokens and cost cannot bind; use --max-calls or --max-minutes.");
        }
        if (report.of(Capability.TOOLS).saysNo()) {
            advice.add("Tools are not called: an agent with tools has to ask for them in its text.");
        }
        if (!report.of(Capability.SEED).isYes()) {
            advice.add("The seed is not seen to be honoured: a run is repeated exactly only from its journal.");
        }
        if (!report.refusedFields().isEmpty()) {
            advice.add("Later runs leave out what it refuses: " + String.join(", ", report.refusedFields()) + ".");
        }
        return advice;
    }

    private static void context(ServerReport report, int needed, List<String> advice) {
        if (report.context().isEmpty()) {
            advice.add("The context's size is not known: give it with --context-tokens.");
        } else if (report.context().get() < needed) {
            advice.add(
                    "The context of " + report.context().get() + " tokens is smaller than lessons and reply together ("
                            + needed + "): lower --max-lesson-tokens or --max-output-tokens.");
        }
    }
}
