package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.freight.FreightRules;
import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.ledger.Bookkeeper;
import dev.acumen.simulation.internal.ledger.Custom;
import dev.acumen.simulation.internal.math.MathHabit;
import dev.acumen.simulation.internal.math.Solver;
import dev.acumen.simulation.internal.searcher.Searcher;
import dev.acumen.simulation.internal.turns.TurnReply;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Picks who answers a conversation: the reviewer's stage or the judge that is asked for; the solver of problems and the
 * bookkeeper of invoices they know, the searcher where there are pages to read, otherwise the clerk. */
public final class Cast {

    private static final Map<String, String> STAGE_OF_SCHEMA = Map.of(
            "attempt_summary", "summarize",
            "group_lessons", "compare",
            "library_edits", "propose",
            "reconciled_edits", "reconcile",
            "judge_verdict", "judge");

    private final double malformedReplyRate;
    private final Part clerk;
    private final Searcher searcher;
    private final Solver solver;
    private final Bookkeeper bookkeeper;
    private final Map<String, Part> reviewer;

    /**
     * A cast.
     *
     * @param adherence how often clerk, searcher, solver and bookkeeper follow a lesson that bears on the task
     * @param reviewerErrorRate share of lessons worded with another convention than the better attempts followed
     * @param malformedReplyRate share of reviewer replies that cannot be parsed until asked again
     * @param gullibility share of attempts whose reviewer believes the pages that were read
     */
    public Cast(double adherence, double reviewerErrorRate, double malformedReplyRate, double gullibility) {
        this.malformedReplyRate = malformedReplyRate;
        this.clerk = new Clerk(adherence);
        this.searcher = new Searcher(adherence);
        this.solver = new Solver(adherence);
        this.bookkeeper = new Bookkeeper(adherence);
        Readings readings =
                new Readings(List.of(FreightRules.reading(), Habit.reading(), MathHabit.reading(), Custom.reading()));
        Gullibility believed = new Gullibility(gullibility);
        this.reviewer = Map.of(
                "summarize", new Summary(believed),
                "compare", new Comparison(readings, reviewerErrorRate, believed),
                "propose", new Proposal(readings),
                "reconcile", new Reconciliation(readings),
                "judge", new Verdict());
    }

    /** The content of the answer, and the calls of tools in it. */
    public TurnReply reply(Conversation conversation, RandomGenerator random) {
        Part stage = reviewer.get(stage(conversation));
        if (stage == null) {
            if (Solver.knows(conversation.prompt())) {
                return solver.reply(Trails.of(conversation), random);
            }
            if (Bookkeeper.knows(conversation.prompt())) {
                return bookkeeper.reply(Trails.of(conversation), random);
            }
            return Trails.isSearch(conversation)
                    ? searcher.reply(Trails.of(conversation), random)
                    : new TurnReply(clerk.reply(conversation, random), List.of());
        }
        boolean garbled = random.nextDouble() < malformedReplyRate;
        String reply = stage.reply(conversation, random);
        boolean askedAgain = conversation.asked().size() > 1;
        String said = garbled && !askedAgain ? "Here is my reply: " + reply.substring(0, reply.length() / 2) : reply;
        return new TurnReply(said, List.of());
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
