package dev.acumen.cli.eval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.cli.session.ExitCode;
import dev.acumen.cli.session.Session;
import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.MetricLines;
import dev.acumen.cli.show.Numbers;
import dev.acumen.cli.show.Table;
import dev.acumen.core.group.Group;
import dev.acumen.core.score.Score;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.TaskId;
import dev.acumen.data.RecordedAttempt;
import dev.acumen.data.RecordedAttempts;
import dev.acumen.runtime.domain.Domain;
import dev.acumen.runtime.domain.DomainEvaluators;
import dev.acumen.runtime.report.AnswerMetrics;
import dev.acumen.runtime.report.GradeSummary;
import dev.acumen.runtime.report.ReportJson;
import dev.acumen.runtime.run.AttemptScoring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Scores attempts made elsewhere, by the same engine as live ones, and holds the scores against their labels. */
final class RecordedEvaluation {

    private final Session session;
    private final Domain domain;
    private final Optional<String> evaluator;

    RecordedEvaluation(Session session, Domain domain, Optional<String> evaluator) {
        this.session = session;
        this.domain = domain;
        this.evaluator = evaluator;
    }

    /** Right and counted attempts of one author. */
    private static final class Tally {
        private int graded;
        private int unscored;
        private double rewards;
    }

    /** A score that is not what the label says. */
    private record Disagreement(RecordedAttempt attempt, Score score) {}

    int run(RecordedAttempts recorded) {
        String spec = DomainEvaluators.specification(evaluator, domain, recorded.tasks());
        Map<TaskId, List<RecordedAttempt>> byTask = new HashMap<>();
        recorded.attempts()
                .forEach(attempt -> byTask.computeIfAbsent(attempt.task(), task -> new ArrayList<>())
                        .add(attempt));
        List<Group> groups = AttemptScoring.score(recorded, DomainEvaluators.parsed(spec, domain.folder()));
        Terminal terminal = session.terminal();
        terminal.say(terminal.bold("eval " + domain.name() + ", recorded attempts"));
        terminal.say("  attempts  " + recorded.attempts().size() + " at " + Numbers.of(groups.size(), "task")
                + ", scored by " + spec);
        ObjectNode result = ReportJson.object();
        outcomes(groups, result);
        AnswerMetrics.of(groups, 0).ifPresent(metrics -> {
            AnswerMetrics.put(result, "recorded", metrics);
            MetricLines.show(terminal, "recorded", metrics);
        });
        authors(groups, byTask, result);
        labels(groups, byTask, result);
        terminal.result(result);
        return ExitCode.OK;
    }

    private void outcomes(List<Group> groups, ObjectNode result) {
        Map<Group.Outcome, Integer> outcomes = new TreeMap<>();
        groups.forEach(group -> outcomes.merge(group.outcome(), 1, Integer::sum));
        ObjectNode node = result.putObject("groups");
        outcomes.forEach((outcome, count) -> node.put(outcome.name(), count));
        session.terminal()
                .say("  groups    " + outcomes.getOrDefault(Group.Outcome.MIXED, 0) + " mixed, "
                        + outcomes.getOrDefault(Group.Outcome.ALL_RIGHT, 0) + " all right, "
                        + outcomes.getOrDefault(Group.Outcome.ALL_WRONG, 0) + " all wrong, "
                        + (outcomes.getOrDefault(Group.Outcome.TOO_FEW_GRADED, 0)
                                + outcomes.getOrDefault(Group.Outcome.ALL_ALIKE, 0))
                        + " other");
        GradeSummary summary = GradeSummary.of(groups);
        ReportJson.put(result, "score", summary.mean());
        result.put("graded", summary.graded());
        result.put("unscored", summary.unscored());
        session.terminal()
                .say("  score     " + Numbers.score(summary.mean()) + " over "
                        + Numbers.of(summary.graded(), "graded attempt") + ", " + summary.unscored() + " unscored");
    }

    private void authors(List<Group> groups, Map<TaskId, List<RecordedAttempt>> byTask, ObjectNode result) {
        Map<String, Tally> tallies = new TreeMap<>();
        for (Group group : groups) {
            for (ScoredRollout member : group.members()) {
                Tally tally =
                        tallies.computeIfAbsent(attempt(byTask, group, member).author(), author -> new Tally());
                member.score()
                        .rewardIfGraded()
                        .ifPresentOrElse(
                                reward -> {
                                    tally.graded++;
                                    tally.rewards += reward.value();
                                },
                                () -> tally.unscored++);
            }
        }
        Table table = new Table("author", "graded", "unscored", "mean reward");
        ObjectNode node = result.putObject("authors");
        tallies.forEach((author, tally) -> {
            OptionalDouble mean =
                    tally.graded == 0 ? OptionalDouble.empty() : OptionalDouble.of(tally.rewards / tally.graded);
            table.row(author, String.valueOf(tally.graded), String.valueOf(tally.unscored), Numbers.score(mean));
            ObjectNode own = node.putObject(author).put("graded", tally.graded);
            ReportJson.put(own, "score", mean);
        });
        session.terminal().say("");
        table.lines().forEach(session.terminal()::say);
    }

    private void labels(List<Group> groups, Map<TaskId, List<RecordedAttempt>> byTask, ObjectNode result) {
        int labelled = 0;
        int unscored = 0;
        List<Disagreement> disagreements = new ArrayList<>();
        for (Group group : groups) {
            for (ScoredRollout member : group.members()) {
                RecordedAttempt attempt = attempt(byTask, group, member);
                if (attempt.label().isEmpty()) {
                    continue;
                }
                labelled++;
                if (member.score().rewardIfGraded().isEmpty()) {
                    unscored++;
                }
                boolean differs = member.score()
                        .rewardIfGraded()
                        .map(reward -> Math.abs(reward.value() - attempt.label().getAsDouble()) > 1e-9)
                        .orElse(true);
                if (differs) {
                    disagreements.add(new Disagreement(attempt, member.score()));
                }
            }
        }
        if (labelled == 0) {
            return;
        }
        Terminal terminal = session.terminal();
        ObjectNode node = result.putObject("labels");
        node.put("labelled", labelled);
        node.put("agree", labelled - disagreements.size());
        node.put("unscored", unscored);
        ArrayNode list = node.putArray("disagreements");
        terminal.say("");
        terminal.say("  labels    " + Numbers.count(labelled - disagreements.size()) + " of " + Numbers.count(labelled)
                + " scores agree with the label");
        for (Disagreement disagreement : disagreements) {
            String reason = disagreement
                    .score()
                    .match(new Score.Cases<>(
                            graded -> "scored " + Numbers.score(graded.reward().value()) + ": " + graded.detail(),
                            missing -> "unscored: " + missing.reason()));
            terminal.say("    " + disagreement.attempt().task() + " by "
                    + disagreement.attempt().author() + ": labelled "
                    + Numbers.score(disagreement.attempt().label().orElse(0)) + ", " + reason);
            list.addObject()
                    .put("task", disagreement.attempt().task().value())
                    .put("author", disagreement.attempt().author())
                    .put("label", disagreement.attempt().label().orElse(0))
                    .put("reason", reason);
        }
    }

    private static RecordedAttempt attempt(
            Map<TaskId, List<RecordedAttempt>> byTask, Group group, ScoredRollout member) {
        return byTask.getOrDefault(group.task().id(), List.of())
                .get(member.rollout().id().sample());
    }
}
