package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LibraryLimits;
import dev.acumen.core.library.Provenance;
import dev.acumen.core.library.QuarantineId;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.learning.check.QuarantineReview;
import dev.acumen.runtime.environment.UserError;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen library quarantine}: the lessons that a person has to look at. */
@Command(
        name = "quarantine",
        description = {
            "Lists the lessons that were proposed and held back, because what they say looks like an attack.",
            "They are in no version and reach no model until somebody approves them."
        })
public final class QuarantineCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "A library.")
    private String name = "";

    @Option(names = "--show", paramLabel = "Q", description = "Shows one in full, with what it was drawn from.")
    private Optional<String> show = Optional.empty();

    @Option(names = "--approve", paramLabel = "Q", description = "Makes it a lesson, in a new version of the library.")
    private Optional<String> approve = Optional.empty();

    @Option(names = "--dismiss", paramLabel = "Q", description = "Puts it away; the same words are not held again.")
    private Optional<String> dismiss = Optional.empty();

    @Option(names = "--why", paramLabel = "TEXT", description = "With --approve or --dismiss: kept with the decision.")
    private Optional<String> why = Optional.empty();

    @Option(names = "--by", paramLabel = "WHO", description = "Who decides (default: the system's user name).")
    private Optional<String> by = Optional.empty();

    @Option(names = "--all", description = "Lists those that were decided about, too.")
    private boolean all;

    @Option(names = "--max-lessons", paramLabel = "N", description = "With --approve: the most lessons (default: 100).")
    private Optional<Integer> maxLessons = Optional.empty();

    @Option(
            names = "--max-lesson-tokens",
            paramLabel = "N",
            description = "With --approve: the most tokens (default: 2000).")
    private Optional<Integer> maxTokens = Optional.empty();

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public QuarantineCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        long asked = List.of(show, approve, dismiss).stream()
                .filter(Optional::isPresent)
                .count();
        boolean decides = approve.isPresent() || dismiss.isPresent();
        if (asked > 1 || (!decides && (why.isPresent() || by.isPresent()))) {
            throw new UserError(
                    UserError.Kind.USAGE,
                    "one of --show, --approve and --dismiss at a time; --why and --by go with a decision");
        }
        try (ExperienceStore store =
                decides ? Stores.forChanging(session, common) : Stores.forReading(session, common)) {
            if (store.libraries().quarantine(name).isEmpty()) {
                Lookup.head(store.libraries(), name);
            }
            QuarantineReview review = new QuarantineReview(
                    store.libraries(), name, by.orElseGet(QuarantineCommand::user), session.clock());
            if (approve.isPresent()) {
                approve(review, id(approve.get()));
            } else if (dismiss.isPresent()) {
                dismiss(review, id(dismiss.get()));
            } else if (show.isPresent()) {
                show(store, find(review, id(show.get())));
            } else {
                list(store.libraries().quarantine(name));
            }
            return ExitCode.OK;
        }
    }

    private void list(List<QuarantinedLesson> lessons) {
        ObjectNode result = ReportJson.object();
        result.put("library", name);
        result.put("held", lessons.stream().filter(QuarantinedLesson::isHeld).count());
        ArrayNode list = result.putArray("lessons");
        for (QuarantinedLesson lesson : lessons) {
            if (all || lesson.isHeld()) {
                head(lesson);
                list.add(json(lesson));
            }
        }
        if (list.isEmpty()) {
            say("no lesson of library '" + name + "' is held for review"
                    + (lessons.isEmpty()
                            ? ""
                            : "; " + Numbers.of(lessons.size(), "was", "were") + " decided about, --all lists them"));
        } else {
            say("");
            say("decide:  acumen library quarantine " + name + " --approve Q or --dismiss Q" + common.again());
        }
        session.terminal().result(result);
    }

    private void show(ExperienceStore store, QuarantinedLesson lesson) {
        head(lesson);
        ObjectNode result = json(lesson);
        lesson.settlement()
                .ifPresent(done -> say("    by " + done.by() + ", " + Numbers.time(done.at())
                        + done.lesson().map(made -> ", as " + made).orElse("")
                        + (done.why().isEmpty() ? "" : ": " + done.why())));
        lesson.edit()
                .source()
                .map(Provenance::evidence)
                .ifPresent(evidence -> new LessonHistory(session.terminal(), store, name)
                        .evidence(evidence, result.putArray("evidence")));
        session.terminal().result(result);
    }

    private void approve(QuarantineReview review, QuarantineId id) {
        LibraryLimits standard = LibraryLimits.defaults();
        QuarantineReview.Approved approved;
        try {
            approved = review.approve(
                    find(review, id).id(),
                    new LibraryLimits(maxLessons.orElse(standard.lessons()), maxTokens.orElse(standard.tokens())),
                    why.orElse(""));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
        say(id + " is lesson " + approved.lesson() + " of library '" + name + "', version "
                + approved.version().id().brief());
        ObjectNode result = json(find(review, id));
        result.put("version", approved.version().id().hex());
        session.terminal().result(result);
    }

    private void dismiss(QuarantineReview review, QuarantineId id) {
        try {
            review.dismiss(find(review, id).id(), why.orElse(""));
        } catch (IllegalStateException e) {
            throw UserError.input(String.valueOf(e.getMessage()));
        }
        say(id + " of library '" + name + "' is dismissed");
        session.terminal().result(json(find(review, id)));
    }

    private void head(QuarantinedLesson lesson) {
        say(session.terminal().bold(lesson.id().toString()) + " " + lesson.state() + ", "
                + lesson.edit().kind()
                + lesson.edit().target().map(target -> " of " + target).orElse("") + " proposed by " + lesson.step()
                + ", " + Numbers.time(lesson.at()));
        say("    " + lesson.text());
        lesson.findings().forEach(finding -> say("    it " + finding.words()));
    }

    private static ObjectNode json(QuarantinedLesson lesson) {
        ObjectNode node = ReportJson.object();
        node.put("id", lesson.id().toString());
        node.put("library", lesson.library());
        node.put("state", lesson.state());
        node.put("kind", lesson.edit().kind());
        lesson.edit().target().ifPresent(target -> node.put("target", target.toString()));
        node.put("text", lesson.text());
        node.put("step", lesson.step().toString());
        node.put("at", lesson.at().toString());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : lesson.findings()) {
            findings.addObject()
                    .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                    .put("detail", finding.detail());
        }
        ArrayNode tasks = node.putArray("tasks");
        lesson.edit().source().map(Provenance::evidence).orElse(List.of()).stream()
                .map(item -> item.rollout().task().value())
                .distinct()
                .forEach(tasks::add);
        lesson.settlement().ifPresent(done -> {
            ObjectNode decision = node.putObject("decision");
            decision.put("by", done.by());
            decision.put("why", done.why());
            decision.put("at", done.at().toString());
            done.lesson().ifPresent(made -> decision.put("lesson", made.toString()));
        });
        return node;
    }

    private QuarantinedLesson find(QuarantineReview review, QuarantineId id) {
        return review.find(id)
                .orElseThrow(() -> UserError.input("library '" + name + "' has no " + id
                        + " in quarantine; 'acumen library quarantine " + name + " --all" + common.again()
                        + "' lists what there is"));
    }

    private static QuarantineId id(String text) {
        try {
            return QuarantineId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UserError(UserError.Kind.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static String user() {
        return System.getProperty("user.name", "somebody");
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
