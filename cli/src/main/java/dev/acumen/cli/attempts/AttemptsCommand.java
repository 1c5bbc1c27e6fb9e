package dev.acumen.cli.attempts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.open.Stores;
import dev.acumen.cli.session.CommonOptions;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.PassName;
import dev.acumen.cli.show.Table;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.task.TaskId;
import dev.acumen.runtime.report.HeldOutRewards;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.NamedRun;
import dev.acumen.store.ExperienceStore;
import dev.acumen.store.view.AttemptRecord;
import dev.acumen.store.view.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acumen runs attempts}. */
@Command(
        name = "attempts",
        description = {
            "Lists the attempts of a run: reward, or why there is none.",
            "With --pass, --task, --wrong, --flipped or --full each is shown: what was asked, the lessons that stood before it, the reply, and what the evaluator said."
        })
public final class AttemptsCommand implements Callable<Integer> {

    private static final int LONGEST = 160;

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Mixin
    private AttemptChoice choice = new AttemptChoice();

    @Option(names = "--full", description = "Long texts are not cut, and the turns of agents with tools are shown.")
    private boolean full;

    @Mixin
    private CommonOptions common = new CommonOptions();

    /** @param session what every command has */
    public AttemptsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        choice.check();
        try (ExperienceStore store = Stores.forReading(session, common)) {
            RunRecord found = NamedRun.find(store, run);
            List<AttemptRecord> all = store.runs().attempts(found.id());
            HeldOutRewards heldOut = heldOut(all);
            List<AttemptRecord> chosen = choice.of(all, heldOut, found.id());
            found.pruned()
                    .ifPresent(
                            at -> session.terminal()
                                    .notice(
                                            "note: the run was pruned; of its attempts there are those that lessons were drawn from"));
            AttemptView view = new AttemptView(session.terminal(), store, found.id(), full);
            if (chosen.isEmpty()) {
                session.terminal().say(choice.nothing(heldOut));
            } else if (choice.flipped()) {
                flipped(view, chosen, heldOut);
            } else if (choice.showsEach() || full) {
                chosen.forEach(view::show);
            } else {
                table(chosen);
            }
            session.terminal().result(result(found, chosen, heldOut, view));
            return ExitCode.OK;
        }
    }

    private static HeldOutRewards heldOut(List<AttemptRecord> all) {
        Map<RolloutId, Double> rewards = new LinkedHashMap<>();
        all.forEach(attempt -> attempt.reward().ifPresent(reward -> rewards.put(attempt.id(), reward)));
        return new HeldOutRewards(rewards);
    }

    private void table(List<AttemptRecord> attempts) {
        Table table = new Table("pass", "task", "sample", "ending", "reward", "why");
        attempts.forEach(attempt -> table.row(
                PassName.of(attempt.id().pass()),
                attempt.id().task().value(),
                String.valueOf(attempt.id().sample()),
                attempt.ending(),
                Numbers.score(attempt.reward()),
                why(attempt)));
        table.lines().forEach(session.terminal()::say);
        session.terminal()
                .explain("note: --pass, --task, --wrong and --flipped choose among them and show what was asked,"
                        + " the lessons before it and the reply; --full cuts nothing");
    }

    private static String why(AttemptRecord attempt) {
        String cause = attempt.unscored()
                .map(name -> "unscored, " + name.toLowerCase(Locale.ROOT).replace('_', ' ') + ": ")
                .orElse("");
        String line = (cause + attempt.detail()).replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
    }

    /** The attempts of all arms at a task stand together. */
    private void flipped(AttemptView view, List<AttemptRecord> attempts, HeldOutRewards heldOut) {
        Terminal terminal = session.terminal();
        Map<TaskId, List<AttemptRecord>> byTask = AttemptChoice.byTask(attempts);
        byTask.forEach((task, both) -> {
            terminal.say("");
            terminal.say(terminal.bold("task " + task) + "   "
                    + String.join(
                            ", ",
                            both.stream()
                                    .map(attempt -> attempt.id().pass().name())
                                    .distinct()
                                    .map(arm -> (heldOut.isRight(task, arm) ? "right in " : "wrong in ") + arm)
                                    .toList()));
            both.forEach(view::show);
        });
        terminal.say("");
        terminal.say(Numbers.of(byTask.size(), "held-out task") + " right in one arm and wrong in the other");
    }

    private ObjectNode result(RunRecord found, List<AttemptRecord> attempts, HeldOutRewards heldOut, AttemptView view) {
        ObjectNode result = ReportJson.object().put("run", found.id().value());
        result.put("wrongHeldOut", heldOut.wrong());
        ArrayNode flipped = result.putArray("flipped");
        heldOut.flipped().forEach(task -> flipped.add(task.value()));
        ArrayNode list = result.putArray("attempts");
        if (common.json()) {
            view.instructions().ifPresent(instructions -> result.put("instructions", instructions));
            attempts.forEach(attempt -> view.describe(list.addObject(), attempt));
        }
        return result;
    }
}
