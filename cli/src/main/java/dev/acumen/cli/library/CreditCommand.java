package dev.acumen.cli.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.library.LessonId;
import dev.acumen.learning.credit.LessonCredit;
import dev.acumen.learning.credit.LessonEffect;
import dev.acumen.runtime.library.LessonUse;
import dev.acumen.runtime.library.LibraryCredit;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.store.ExperienceStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acumen library credit}: what each lesson is worth. */
@Command(
        name = "credit",
        description = {
            "Says what each lesson is worth: what rewards are like with it and without.",
            "Told from all runs of the library in which lessons were left out of some attempts at random."
        })
public final class CreditCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "NAME", description = "A library.")
    private String name = "";

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public CreditCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (ExperienceStore store = Stores.forReading(session, common)) {
            LibraryCredit found = LibraryCredit.of(store, name);
            found.notices().forEach(notice -> session.terminal().notice("note: " + notice));
            show(found);
            session.terminal().result(result(found));
            return ExitCode.OK;
        }
    }

    private void show(LibraryCredit found) {
        LessonCredit credit = found.credit();
        say("library '" + name + "', version " + found.version().id().brief() + ": "
                + Numbers.of(credit.masked(), "attempt") + " at " + Numbers.of(credit.tasks(), "task")
                + " with lessons left out at random, in " + Numbers.of(found.runs(), "run"));
        if (credit.effects().isEmpty()) {
            say("it has no lessons");
            return;
        }
        Table table = new Table(
                "lesson",
                "attempts",
                "masked",
                "effect",
                "95 % interval",
                "shrunk",
                "harm",
                "verdict",
                "more",
                "lapses",
                "narrow",
                "defects");
        for (LessonEffect effect : credit.effects()) {
            Optional<LessonEffect.Estimate> told = told(effect);
            LessonUse use = found.use(effect.lesson().id());
            table.row(
                    effect.lesson().id().toString(),
                    Numbers.count(effect.stood()),
                    Numbers.count(effect.masked()),
                    told.map(estimate -> Numbers.difference(estimate.effect())).orElse("-"),
                    told.map(estimate ->
                                    Numbers.difference(estimate.low()) + " to " + Numbers.difference(estimate.high()))
                            .orElse("-"),
                    told.map(estimate -> Numbers.difference(estimate.shrunk())).orElse("-"),
                    told.map(estimate -> Numbers.score(estimate.harm())).orElse("-"),
                    effect.verdict().words(),
                    Numbers.count(effect.more()),
                    Numbers.count(use.lapses()),
                    Numbers.count(use.narrow()),
                    Numbers.count(use.defects()));
        }
        table.lines().forEach(this::say);
        for (LessonEffect effect : credit.effects()) {
            if (!effect.together().isEmpty()) {
                say("  " + effect.lesson().id() + " was always left out together with " + ids(effect.together())
                        + ": the numbers are those of all of them at once");
            }
        }
        for (LessonEffect effect : credit.effects()) {
            if (effect.verdict() == LessonEffect.Verdict.HARMS) {
                say("  [" + effect.lesson().id() + "] " + effect.lesson().text());
            }
        }
        say(
                "  more: how many more masked attempts it probably takes to find an effect of a tenth of the range of rewards");
        if (credit.masked() == 0) {
            say("  no run left lessons out at random yet, so nothing can be said of what each is worth");
        } else {
            say("  harmful together, at a false discovery rate of "
                    + Numbers.percent(LessonCredit.FALSE_DISCOVERIES)
                    + ": "
                    + (credit.harmfulTogether().isEmpty() ? "none" : ids(credit.harmfulTogether())));
        }
    }

    private ObjectNode result(LibraryCredit found) {
        LessonCredit credit = found.credit();
        ObjectNode result = ReportJson.object();
        result.put("library", name);
        result.put("version", found.version().id().hex());
        result.put("runs", found.runs());
        result.put("masked", credit.masked());
        result.put("tasks", credit.tasks());
        ArrayNode lessons = result.putArray("lessons");
        for (LessonEffect effect : credit.effects()) {
            LessonUse use = found.use(effect.lesson().id());
            ObjectNode node = lessons.addObject()
                    .put("lesson", effect.lesson().id().toString())
                    .put("text", effect.lesson().text())
                    .put("attempts", effect.stood())
                    .put("masked", effect.masked());
            ArrayNode together = node.putArray("together");
            effect.together().forEach(other -> together.add(other.toString()));
            Optional<LessonEffect.Estimate> told = told(effect);
            node.put("effect", told.map(LessonEffect.Estimate::effect).orElse(null));
            node.put("low", told.map(LessonEffect.Estimate::low).orElse(null));
            node.put("high", told.map(LessonEffect.Estimate::high).orElse(null));
            node.put("shrunk", told.map(LessonEffect.Estimate::shrunk).orElse(null));
            node.put("harm", told.map(LessonEffect.Estimate::harm).orElse(null));
            node.put("evidence", told.map(LessonEffect.Estimate::evidence).orElse(null));
            node.put("verdict", effect.verdict().words());
            node.put("more", effect.more());
            node.put("lapses", use.lapses());
            node.put("narrow", use.narrow());
            node.put("defects", use.defects());
        }
        ArrayNode together = result.putArray("harmfulTogether");
        credit.harmfulTogether().forEach(lesson -> together.add(lesson.toString()));
        result.put("falseDiscoveryRate", LessonCredit.FALSE_DISCOVERIES);
        return result;
    }

    /** Where there are not enough attempts no number is given, for it would be taken for one. */
    private static Optional<LessonEffect.Estimate> told(LessonEffect effect) {
        return effect.verdict() == LessonEffect.Verdict.NOT_ENOUGH ? Optional.empty() : effect.estimate();
    }

    private static String ids(List<LessonId> lessons) {
        return lessons.stream().map(LessonId::toString).collect(Collectors.joining(", "));
    }

    private void say(String line) {
        session.terminal().say(line);
    }
}
