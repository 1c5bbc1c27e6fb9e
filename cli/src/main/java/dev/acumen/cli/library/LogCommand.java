package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.ClaimLines;
import dev.acumen.cli.show.Edits;
import dev.acumen.cli.show.HeldResultLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.SignalLines;
import dev.acumen.core.library.HeadMove;
import dev.acumen.core.library.HeldResult;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.library.LibraryView;
import dev.acumen.core.library.QuarantinedLesson;
import dev.acumen.core.library.Revision;
import dev.acumen.runtime.library.Lookup;
import dev.acumen.runtime.library.ResultReview;
import dev.acumen.runtime.library.VersionDrifts;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.report.StepJson;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library log}. */
@Command(name = "log", description = "Shows how a library came to be, newest first, and what waits for a decision.")
final class LogCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    LogCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            LibraryView libraries = store.libraries();
            List<HeldResult> results = ResultReview.of(libraries, name);
            if (results.isEmpty()) {
                Lookup.head(libraries, name);
            }
            ObjectNode result = ReportJson.object();
            result.put("library", name);
            ArrayNode list = ReportJson.object().putArray("moves");
            List<HeadMove> moves = libraries.log(name);
            VersionDrifts drifts = VersionDrifts.of(store, moves);
            for (int i = moves.size() - 1; i >= 0; i--) {
                show(libraries, moves.get(i), i == moves.size() - 1, results, drifts, list.addObject());
            }
            if (moves.isEmpty()) {
                say("library '" + name + "' has no version yet");
            }
            result.put("held", held(libraries));
            result.set("moves", list);
            decided(results);
            HeldResultLines.notices(results, common.again()).forEach(session.terminal()::notice);
            ArrayNode shown = result.putArray("results");
            results.stream().map(HeldThings::json).forEach(shown::add);
            session.terminal().result(result);
            return ExitCode.OK;
        }
    }

    private void show(
            LibraryView libraries,
            HeadMove move,
            boolean isHead,
            List<HeldResult> results,
            VersionDrifts drifts,
            ObjectNode node) {
        String cause = move.cause().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String of = move.step()
                .map(step -> step.number() == 0 ? " by " + step.run() + ", whose lessons were worse" : " by " + step)
                .or(() -> run(move, results))
                .orElse("");
        say(session.terminal().bold("version " + move.to().brief()) + (isHead ? " (head)" : ""));
        say("  " + cause + of + ", " + Numbers.time(move.at()) + ", from "
                + move.from().brief());
        if (move.cause() != HeadMove.Cause.ROLLED_BACK) {
            changes(libraries, move).forEach(line -> say("    " + line));
        }
        ArrayNode measured = node.putArray("claims");
        if (move.cause() != HeadMove.Cause.ROLLED_BACK) {
            libraries.claims(name).stream()
                    .filter(claim -> claim.version().equals(move.to()))
                    .forEach(claim -> {
                        say("    " + ClaimLines.verdict(claim));
                        say("      " + ClaimLines.basis(claim));
                        measured.add(ReportJson.claim(claim));
                    });
        }
        drifts.of(move).ifPresent(drift -> {
            say("    drift: " + SignalLines.drift(drift));
            StepJson.drift(node.putObject("drift"), drift);
        });
        node.put("version", move.to().hex())
                .put("from", move.from().hex())
                .put("cause", cause)
                .put("step", move.step().map(Object::toString).orElse(""))
                .put("at", move.at().toString());
    }

    /** The run whose held result the head moved to. */
    private static Optional<String> run(HeadMove move, List<HeldResult> results) {
        return move.cause() != HeadMove.Cause.APPROVED
                ? Optional.empty()
                : results.stream()
                        .filter(result -> result.version().equals(move.to())
                                && result.state().equals("approved"))
                        .findFirst()
                        .map(result -> ", the result of " + result.run());
    }

    /** A held result may have come about in several steps, each with a revision of its own. */
    private List<String> changes(LibraryView libraries, HeadMove move) {
        Optional<Revision> made = libraries.revision(name, move.to());
        boolean isOneStep =
                made.map(revision -> revision.base().id().equals(move.from())).orElse(false);
        if (move.cause() != HeadMove.Cause.APPROVED || isOneStep) {
            return made.map(revision -> Stream.concat(
                                    Edits.instructions(session.terminal(), revision.base(), revision.version())
                                            .stream(),
                                    Edits.lines(session.terminal(), revision.changes()).stream())
                            .toList())
                    .orElse(List.of());
        }
        return Edits.between(
                session.terminal(),
                libraries.find(move.from()).orElse(LibraryVersion.empty()),
                libraries.find(move.to()).orElse(LibraryVersion.empty()));
    }

    private long held(LibraryView libraries) {
        long held = libraries.quarantine(name).stream()
                .filter(QuarantinedLesson::isHeld)
                .count();
        if (held > 0) {
            session.terminal()
                    .notice("note: " + Numbers.of(held, "lesson is", "lessons are")
                            + " held for review: acumen library quarantine " + name + common.again());
        }
        return held;
    }

    private void decided(List<HeldResult> results) {
        for (HeldResult result : results) {
            result.settlement()
                    .ifPresent(done -> say("the result of " + result.run() + ", version "
                            + result.version().brief() + ", was " + result.state() + " by " + done.by() + ", "
                            + Numbers.time(done.at()) + (done.why().isEmpty() ? "" : ": " + done.why())));
        }
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
