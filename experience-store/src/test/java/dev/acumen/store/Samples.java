package dev.acumen.store;

import dev.acumen.core.journal.CallKey;
import dev.acumen.core.journal.CallTotals;
import dev.acumen.core.journal.FinishedCall;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.library.AppliedEdit;
import dev.acumen.core.library.Claim;
import dev.acumen.core.library.ComparisonVerdict;
import dev.acumen.core.library.Evidence;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.Lesson;
import dev.acumen.core.library.LessonEdit;
import dev.acumen.core.library.LessonId;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.RejectedEdit;
import dev.acumen.core.library.Revision;
import dev.acumen.core.library.Settlement;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.Exposure;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.rollout.ToolUse;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.rollout.Turn;
import dev.acumen.core.run.CallFailure;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.run.RunId;
import dev.acumen.core.run.Spend;
import dev.acumen.core.run.StepId;
import dev.acumen.core.run.Usage;
import dev.acumen.core.score.Reward;
import dev.acumen.core.score.Rewards;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.tool.ToolAnswer;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.output.FinishReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/** Values made from a seed: the same seed, the same values. */
public final class Samples {

    private static final List<String> PIECES = List.of(
            "weigh",
            "the crate",
            "naïve",
            "重い箱",
            "🚚",
            "👩‍👩‍👧",
            "e\u0301",
            "\u202Eabc",
            "\u0085",
            "\uFEFF",
            "\u2028",
            "\"quoted\"",
            "back\\slash",
            "-->",
            "<!--",
            "--",
            "#",
            "\uD800",
            "\u0000",
            "tab\there",
            "line\nbreak",
            "\r",
            "{\"entry\":1}",
            "'",
            "%s",
            "\\u0041");

    private final Random random;

    public Samples(long seed) {
        this.random = new Random(seed);
    }

    /** One entry of each kind, in the order of the interface. */
    public List<JournalEntry> oneOfEach() {
        return List.of(
                started(run()),
                new JournalEntry.RunInput(line(), text()),
                new JournalEntry.CallStarted(
                        key(), maybe(new Spend(1, 0, Usage.of(900, 100), Optional.of(BigDecimal.ONE)))),
                new JournalEntry.CallFinished(call(key())),
                new JournalEntry.CallFailed(key(), maybe(CallFailure.RATE_LIMITED), text(), 1 + random.nextInt(4)),
                new JournalEntry.Attempted(attempt(run())),
                new JournalEntry.VersionSaved(name(), revision()),
                new JournalEntry.HeadMoved(move()),
                new JournalEntry.RunEnded(run(), text(), "{\"gain\":0.25}", instant()),
                new JournalEntry.StepDecided(new StepId(run(), 4)),
                new JournalEntry.Pruned(run(), List.of(CallTotals.of(call(key()))), instant()),
                new JournalEntry.ToolAnswered(
                        new RolloutId(pass(run()), new TaskId(line()), random.nextInt(8)),
                        new ToolCall(number(), random.nextInt(3), "search", "{\"query\":\"kilo\"}"),
                        new ToolAnswer(
                                text(),
                                random.nextInt(90_000),
                                maybe(ToolProblem.TIMED_OUT),
                                Duration.ofMillis(random.nextInt(60_000)))),
                new JournalEntry.Attempted(withTurns(attempt(run()))),
                new JournalEntry.LessonQuarantined(quarantined()),
                new JournalEntry.QuarantineSettled(
                        name(), new QuarantineId(number()), settlement(Settlement.Verdict.DISMISSED)),
                new JournalEntry.StepReported(
                        new StepId(run(), 4),
                        List.of(version().id()),
                        Optional.of(version().id()),
                        "adopted without a trial",
                        "{\"step\":4}"),
                new JournalEntry.ResultHeld(heldResult()),
                new JournalEntry.ResultSettled(name(), run(), settlement(Settlement.Verdict.APPROVED)),
                new JournalEntry.Claimed(claim()));
    }

    /** Unusual text, not blank. */
    public String text() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.append('x').toString();
    }

    /** One line of unusual text. */
    public String line() {
        return text().replaceAll("[\\p{Cntrl}\\p{Z}\u0085]+", " ").strip();
    }

    public JournalEntry.RunStarted started(RunId run) {
        Map<String, String> configuration = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            configuration.put(name(text()), text());
        }
        return new JournalEntry.RunStarted(run, "learn", name(), configuration, instant());
    }

    public CallKey key() {
        Phase phase = Phase.values()[random.nextInt(Phase.values().length)];
        return new CallKey(text(), new CallSite(pass(run()), phase, text(), random.nextInt(9)), number(), hex());
    }

    public FinishedCall call(CallKey key) {
        return new FinishedCall(
                key,
                reply(),
                random.nextBoolean() ? text() : "",
                maybe(FinishReason.values()[random.nextInt(FinishReason.values().length)]),
                new Usage(tokens(), tokens(), tokens()),
                maybe(BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(8))),
                Duration.ofNanos(random.nextInt(Integer.MAX_VALUE) * 1_000L + random.nextInt(1_000)),
                1 + random.nextInt(4));
    }

    public ScoredRollout attempt(RunId run) {
        RolloutId id = new RolloutId(pass(run), new TaskId(line()), random.nextInt(8));
        List<ChatMessage> messages = new ArrayList<>();
        messages.add(UserMessage.from(text()));
        messages.add(reply());
        messages.add(ToolExecutionResultMessage.from("call-1", "scale", text()));
        messages.add(AiMessage.from(text()));
        return new ScoredRollout(
                new Rollout(
                        id,
                        Exposure.of(version().id(), List.of(new LessonId(2), new LessonId(1))),
                        new Trajectory(messages),
                        ending()),
                score());
    }

    /** The same attempt, telling of a turn. */
    private ScoredRollout withTurns(ScoredRollout attempt) {
        Rollout rollout = attempt.rollout();
        Turn turn = new Turn(
                1,
                Duration.ofMillis(random.nextInt(9_000)),
                new Usage(tokens(), tokens(), tokens()),
                List.of(new ToolUse("call-1", "scale", 9_000, 500, maybe(ToolProblem.FAILED), Duration.ofNanos(7))),
                List.of(text()));
        Trajectory told = new Trajectory(rollout.trajectory().messages(), List.of(turn));
        return new ScoredRollout(
                new Rollout(rollout.id(), rollout.exposure(), told, rollout.ending()), attempt.score());
    }

    public LibraryVersion version() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            lessons.add(new Lesson(new LessonId(lessons.size() * 10L + number()), text(), provenance()));
        }
        return LibraryVersion.of(
                random.nextBoolean() ? List.of(LibraryVersion.empty().id()) : List.of(), maybe(step()), lessons);
    }

    public Revision revision() {
        List<AppliedEdit> applied = List.of(
                new AppliedEdit(lesson(), new LessonEdit.Add(text(), provenance()), Optional.empty()),
                new AppliedEdit(lesson(), new LessonEdit.Update(lesson(), text(), provenance()), Optional.of(line())),
                new AppliedEdit(lesson(), new LessonEdit.Delete(lesson(), provenance()), Optional.of(line())),
                new AppliedEdit(lesson(), new LessonEdit.Keep(lesson()), Optional.of(line())));
        RejectedEdit.Reason[] reasons = Arrays.copyOf(RejectedEdit.Reason.values(), 6);
        return new Revision(
                version(),
                version(),
                applied.subList(0, random.nextInt(5)),
                List.of(new RejectedEdit(new LessonEdit.Keep(lesson()), reasons[random.nextInt(reasons.length)])));
    }

    /** An addition or an update in quarantine, decided or not. */
    public QuarantinedLesson quarantined() {
        LessonEdit edit = random.nextBoolean()
                ? new LessonEdit.Add(text(), provenance())
                : new LessonEdit.Update(lesson(), text(), provenance());
        Finding.Kind[] kinds = Finding.Kind.values();
        return new QuarantinedLesson(
                new QuarantineId(number()),
                name(),
                edit,
                List.of(new Finding(kinds[random.nextInt(kinds.length)], text())),
                step(),
                instant(),
                maybe(settlement(Settlement.Verdict.APPROVED)));
    }

    private HeldResult heldResult() {
        return new HeldResult(
                name(),
                run(),
                version().id(),
                version().id(),
                instant(),
                maybe(settlement(Settlement.Verdict.DISMISSED)));
    }

    private Claim claim() {
        ComparisonVerdict[] verdicts = ComparisonVerdict.values();
        return new Claim(
                name(),
                version().id(),
                version().id(),
                run(),
                text(),
                verdicts[random.nextInt(verdicts.length)],
                random.nextDouble(),
                new Claim.Compared(
                        number(),
                        number(),
                        number(),
                        number(),
                        number(),
                        random.nextDouble(),
                        random.nextDouble(),
                        -random.nextDouble(),
                        random.nextDouble()),
                instant());
    }

    private Settlement settlement(Settlement.Verdict verdict) {
        return new Settlement(verdict, text(), text(), maybe(lesson()), instant());
    }

    public HeadMove move() {
        HeadMove.Cause[] causes = Arrays.copyOf(HeadMove.Cause.values(), 3);
        return new HeadMove(
                name(),
                version().id(),
                version().id(),
                causes[random.nextInt(causes.length)],
                maybe(step()),
                instant());
    }

    /** A reply with thinking and a tool request, each sometimes missing. */
    public AiMessage reply() {
        AiMessage.Builder reply = AiMessage.builder();
        boolean calls = random.nextBoolean();
        if (calls) {
            reply.toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                    .id("call-1")
                    .name("scale")
                    .arguments("{\"of\":\"\\\"" + number() + "\"}")
                    .build()));
        }
        if (!calls || random.nextBoolean()) {
            reply.text(text());
        }
        if (random.nextBoolean()) {
            reply.thinking(text());
        }
        return reply.build();
    }

    private Provenance provenance() {
        Evidence evidence = new Evidence(
                new RolloutId(pass(run()), new TaskId(line()), random.nextInt(8)),
                random.nextBoolean() ? OptionalDouble.of(random.nextDouble()) : OptionalDouble.empty());
        return new Provenance(
                maybe(step()),
                random.nextBoolean() ? List.of(evidence) : List.of(),
                text(),
                Map.of(name(text()), hex()));
    }

    private Ending ending() {
        return switch (random.nextInt(3)) {
            case 0 -> new Ending.Completed();
            case 1 -> new Ending.Truncated(text());
            default -> new Ending.Failed(Ending.Boundary.values()[random.nextInt(3)], text());
        };
    }

    private Score score() {
        return random.nextBoolean()
                ? new Score.Graded(new Reward(random.nextDouble()), rewards(), text())
                : new Score.Unscored(Score.Cause.values()[random.nextInt(5)], text());
    }

    private Rewards rewards() {
        return random.nextBoolean()
                ? Rewards.none()
                : new Rewards(new TreeMap<>(
                        Map.of("format", (double) random.nextInt(2), "cost.tokens", -random.nextDouble())));
    }

    private RunId run() {
        return new RunId("freight-" + number());
    }

    private StepId step() {
        return new StepId(run(), random.nextInt(5));
    }

    private static PassId pass(RunId run) {
        return new PassId(new StepId(run, 1), "held-out with");
    }

    private LessonId lesson() {
        return new LessonId(number());
    }

    /** Half a character cannot be in the name of a JSON field. */
    private static String name(String text) {
        return text.replaceAll("\\p{Cs}", "?");
    }

    private String name() {
        return "freight";
    }

    private int number() {
        return 1 + random.nextInt(9);
    }

    private OptionalLong tokens() {
        return random.nextBoolean() ? OptionalLong.of(random.nextInt(10_000)) : OptionalLong.empty();
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_760_000_000L + random.nextInt(1_000_000), random.nextInt(1_000_000_000));
    }

    private String hex() {
        return String.format("%064x", random.nextLong() >>> 1);
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
