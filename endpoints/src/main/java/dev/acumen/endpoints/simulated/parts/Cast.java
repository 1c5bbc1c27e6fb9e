package dev.acumen.endpoints.simulated.parts;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Picks who answers a conversation: the reviewer's stage or the judge that is asked for, otherwise the clerk. */
public final class Cast {

    private static final Map<String, String> STAGE_OF_SCHEMA = Map.of(
            "attempt_summary", "summarize",
            "group_lessons", "compare",
            "library_edits", "propose",
            "reconciled_edits", "reconcile",
            "judge_verdict", "judge");

    private final double malformedReplyRate;
    private final Part clerk;
    private final Map<String, Part> reviewer;

    /**
     * A cast.
     *
     * @param adherence how often the clerk follows a lesson that bears on the shipment
     * @param reviewerErrorRate share of lessons worded with another convention than the better attempts followed
     * @param malformedReplyRate share of reviewer replies that cannot be parsed until asked again
     */
    public Cast(double adherence, double reviewerErrorRate, double malformedReplyRate) {
        this.malformedReplyRate = malformedReplyRate;
        this.clerk = new Clerk(adherence);
        this.reviewer = Map.of(
                "summarize", new Summary(),
                "compare", new Comparison(reviewerErrorRate),
                "propose", new Proposal(),
                "reconcile", new Reconciliation(),
                "judge", new Verdict());
    }

    /** The content of the answer. */
    public String reply(Conversation conversation, RandomGenerator random) {
        Part stage = reviewer.get(stage(conversation));
        if (stage == null) {
            return clerk.reply(conversation, random);
        }
        boolean garbled = random.nextDouble() < malformedReplyRate;
        String reply = stage.reply(conversation, random);
        boolean askedAgain = conversation.asked().size() > 1;
        return garbled && !askedAgain ? "Here is my reply: " + reply.substring(0, reply.length() / 2) : reply;
    }

    private static String stage(Conversation conversation) {
        String named = STAGE_OF_SCHEMA.get(conversation.schemaName().orElse(""));
        if (named != null) {
            return named;
        }
        List<String> form = List.of(conversation.system(), conversation.prompt());
        String prompt = conversation.prompt();
        if (form.stream().anyMatch(text -> text.contains("{\"summary\""))) {
            return "summarize";
        }
        if (form.stream().anyMatch(text -> text.contains("{\"lessons\""))) {
            return "compare";
        }
        if (Tags.body(prompt, "answer-[0-9a-f]+").isPresent()) {
            return "judge";
        }
        if (form.stream().noneMatch(text -> text.contains("{\"edits\""))) {
            return "none";
        }
        return Tags.body(prompt, "proposals").isPresent()
                ? "reconcile"
                : Tags.body(prompt, "candidates").isPresent() ? "propose" : "none";
    }
}
