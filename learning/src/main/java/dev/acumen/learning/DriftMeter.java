package dev.acumen.learning;

import dev.acumen.agent.rollout.Injector;
import dev.acumen.agent.rollout.LessonSelector;
import dev.acumen.agent.work.Workers;
import dev.acumen.core.group.Group;
import dev.acumen.core.library.LibraryVersion;
import dev.acumen.core.rollout.Rollout;
import dev.acumen.core.run.CallSite;
import dev.acumen.core.run.Endpoint;
import dev.acumen.core.run.PassId;
import dev.acumen.core.run.Phase;
import dev.acumen.core.run.ReplyLikelihood;
import dev.acumen.core.run.Role;
import dev.acumen.core.run.StepId;
import dev.acumen.core.score.ScoredRollout;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskId;
import dev.acumen.core.task.TaskInput;
import dev.acumen.learning.event.RunEvent;
import dev.acumen.learning.report.VersionDrift;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.LangChain4jException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures how far a version moves what the model writes, on practice attempts that were made without it: each reply is weighed with and without the version, in two calls. What cannot be
 * weighed, because the call failed or the prompt is too long with the new lessons, is left out; where the endpoint tells nothing at all, that is said once. For the one thread that decides.
 */
final class DriftMeter {

    private static final String PASS = "drift";

    private final Endpoint endpoint;
    private final Injector injector;
    private final LessonSelector lessons;
    private final Workers workers;
    private final int most;
    private final Consumer<RunEvent> events;
    private boolean isOff;

    /**
     * @param endpoint the model that attempts tasks
     * @param injector puts lessons before a task
     * @param lessons chooses them
     * @param workers make the calls
     * @param most attempts that are weighed for a version; 0 for none
     * @param events told if nothing can be measured
     */
    DriftMeter(
            Endpoint endpoint,
            Injector injector,
            LessonSelector lessons,
            Workers workers,
            int most,
            Consumer<RunEvent> events) {
        this.endpoint = endpoint;
        this.injector = injector;
        this.lessons = lessons;
        this.workers = workers;
        this.most = most;
        this.events = events;
        this.isOff = most == 0;
    }

    /** A reply and what it answers. */
    private record Weighed(Task task, Rollout rollout, String reply) {}

    /**
     * What came of weighing a reply.
     *
     * @param ratio mean log ratio of a token; empty if it could not be weighed
     * @param isSilent whether that is because the endpoint does not tell
     */
    private record Weighing(OptionalDouble ratio, boolean isSilent) {
        static final Weighing SILENT = new Weighing(OptionalDouble.empty(), true);
        static final Weighing FAILED = new Weighing(OptionalDouble.empty(), false);
    }

    /**
     * The drift of a version against the one before it.
     *
     * @param groups attempts of the step, made without the new version
     */
    Optional<VersionDrift> measure(StepId step, LibraryVersion before, LibraryVersion after, List<Group> groups) {
        if (isOff || groups.isEmpty()) {
            return Optional.empty();
        }
        List<Weighed> replies = replies(groups);
        if (replies.isEmpty()) {
            return off("no attempt is a single reply without thinking");
        }
        List<Weighing> ratios = new ArrayList<>();
        // One by one until something is told: a server that does not tell is not asked again.
        do {
            ratios.addAll(workers.join(List.of(start(step, before, after, replies, ratios.size()))));
            if (ratios.get(ratios.size() - 1).isSilent()) {
                return off("the endpoint does not tell how likely a reply is (vLLM does: prompt_logprobs)");
            }
        } while (ratios.size() < replies.size()
                && ratios.get(ratios.size() - 1).ratio().isEmpty());
        ratios.addAll(workers.join(IntStream.range(ratios.size(), replies.size())
                .mapToObj(place -> start(step, before, after, replies, place))
                .toList()));
        Map<TaskId, List<Double>> byTask = new LinkedHashMap<>();
        for (int place = 0; place < ratios.size(); place++) {
            List<Double> ofTask =
                    byTask.computeIfAbsent(replies.get(place).task().id(), first -> new ArrayList<>());
            ratios.get(place).ratio().ifPresent(ofTask::add);
        }
        return VersionDrift.of(byTask.values());
    }

    private Optional<VersionDrift> off(String why) {
        isOff = true;
        events.accept(new RunEvent.Notice("no drift of versions is measured: " + why));
        return Optional.empty();
    }

    /** The first attempts at all tasks, then the second ones, as many as are wanted. */
    private List<Weighed> replies(List<Group> groups) {
        int samples =
                groups.stream().mapToInt(group -> group.members().size()).max().orElse(0);
        return IntStream.range(0, samples)
                .boxed()
                .flatMap(sample -> groups.stream()
                        .filter(group -> sample < group.graded().size())
                        .flatMap(group -> reply(group.task(), group.graded().get(sample)).stream()))
                .limit(most)
                .toList();
    }

    /** Of an attempt in one turn without thinking; what else stood before a reply is not known here. */
    private static Optional<Weighed> reply(Task task, ScoredRollout member) {
        List<ChatMessage> messages = member.rollout().trajectory().messages();
        List<AiMessage> said = messages.stream()
                .filter(AiMessage.class::isInstance)
                .map(AiMessage.class::cast)
                .toList();
        boolean isOne = said.size() == 1
                && messages.get(messages.size() - 1) == said.get(0)
                && !said.get(0).hasToolExecutionRequests()
                && said.get(0).thinking() == null
                && said.get(0).text() != null
                && !said.get(0).text().isBlank();
        return isOne
                ? Optional.of(new Weighed(task, member.rollout(), said.get(0).text()))
                : Optional.empty();
    }

    private CompletableFuture<Weighing> start(
            StepId step, LibraryVersion before, LibraryVersion after, List<Weighed> replies, int place) {
        Weighed weighed = replies.get(place);
        CallSite site = new CallSite(
                new PassId(step, PASS), Phase.LIKELIHOOD, weighed.task().id().value(), place);
        Optional<ReplyLikelihood> likelihood = endpoint.likelihood(site);
        return workers.submit(
                Role.ROLLOUTS,
                () -> likelihood.isEmpty() ? Weighing.SILENT : logRatio(likelihood.get(), weighed, before, after));
    }

    private Weighing logRatio(
            ReplyLikelihood likelihood, Weighed weighed, LibraryVersion before, LibraryVersion after) {
        try {
            List<Double> without = likelihood.of(messages(weighed, before), weighed.reply());
            if (without.isEmpty()) {
                return Weighing.SILENT;
            }
            List<Double> with = likelihood.of(messages(weighed, after), weighed.reply());
            // Of unlike lengths if a template or tokenizer joins the reply with what stands before it.
            return with.size() != without.size()
                    ? Weighing.FAILED
                    : new Weighing(OptionalDouble.of((sum(with) - sum(without)) / with.size()), false);
        } catch (LangChain4jException e) {
            return Weighing.FAILED;
        }
    }

    private List<ChatMessage> messages(Weighed weighed, LibraryVersion version) {
        TaskInput task = TaskInput.of(weighed.task());
        return injector.messages(task, version, lessons.select(weighed.rollout().id(), task, version));
    }

    private static double sum(List<Double> logarithms) {
        return logarithms.stream().mapToDouble(Double::doubleValue).sum();
    }
}
