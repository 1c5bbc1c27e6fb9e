package dev.acumen.agent.tool;

import dev.acumen.core.journal.Journal;
import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.journal.ToolKey;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.ToolAnswer;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.core.tool.Toolkit;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tool calls of one attempt. An answer that the journal holds is not asked for again; every new one stands there before the model
 * sees it. Used by one thread.
 */
final class ToolCalls implements AutoCloseable {

    private static final int STOPPED_AT = 3;

    private final RolloutId attempt;
    private final Toolkit toolkit;
    private final Map<String, ToolSpecification> known;
    private final Set<String> ordered;
    private final AgentLimits limits;
    private final ToolThreads threads;
    private final Optional<Journal> journal;
    private final BiConsumer<ToolCall, ToolAnswer> told;
    private final List<ToolCall> toCatchUp = new ArrayList<>();
    private Optional<Toolkit.Session> session = Optional.empty();
    private String last = "";
    private int inARow;

    /** A call and what came of it. */
    record Done(ToolExecutionRequest request, boolean repaired, ToolAnswer answer) {}

    /** A call on its way: answered at once, or to be made. */
    private record Pending(ToolExecutionRequest request, boolean repaired, ToolCall call, Optional<ToolAnswer> known) {}

    ToolCalls(
            RolloutId attempt,
            Toolkit toolkit,
            AgentLimits limits,
            ToolThreads threads,
            Optional<Journal> journal,
            BiConsumer<ToolCall, ToolAnswer> told) {
        this.attempt = attempt;
        this.toolkit = toolkit;
        this.known = toolkit.specifications().stream()
                .collect(Collectors.toMap(ToolSpecification::name, Function.identity()));
        this.ordered = toolkit.ordered();
        this.limits = limits;
        this.threads = threads;
        this.journal = journal;
        this.told = told;
    }

    /**
     * Makes the calls of one reply and gives what came of each, in their order, with arguments that are JSON.
     *
     * @param problems what is told of calls that cannot be made, by their ids
     * @param reading the rules of the reply
     */
    List<Done> make(int turn, List<ToolExecutionRequest> requests, Map<String, String> problems, ReplyReading reading) {
        List<Pending> pending = new ArrayList<>();
        for (ToolExecutionRequest request : named(requests)) {
            pending.add(
                    prepared(turn, pending.size(), request, Optional.ofNullable(problems.get(request.id())), reading));
        }
        List<ToolThreads.Running> sideBySide = new ArrayList<>();
        try {
            List<Optional<ToolThreads.Running>> begun = new ArrayList<>();
            for (Pending one : pending) {
                boolean now =
                        one.known().isEmpty() && !ordered.contains(one.call().tool());
                Optional<ToolThreads.Running> running = now ? Optional.of(begin(one.call())) : Optional.empty();
                running.ifPresent(sideBySide::add);
                begun.add(running);
            }
            List<Done> done = new ArrayList<>();
            for (int i = 0; i < pending.size(); i++) {
                done.add(done(pending.get(i), begun.get(i)));
            }
            return done;
        } finally {
            sideBySide.forEach(ToolThreads.Running::cancel);
        }
    }

    /** A server may give no id, or one id to several calls; then what answers which is not to be told. */
    private static List<ToolExecutionRequest> named(List<ToolExecutionRequest> requests) {
        Set<String> ids = new TreeSet<>();
        List<ToolExecutionRequest> named = new ArrayList<>();
        for (ToolExecutionRequest request : requests) {
            String id = request.id() == null ? "" : request.id();
            String own = id.isBlank() || !ids.add(id) ? "call_" + (named.size() + 1) : id;
            ids.add(own);
            named.add(request.toBuilder()
                    .id(own)
                    .name(request.name() == null ? "" : request.name())
                    .build());
        }
        return named;
    }

    private Pending prepared(
            int turn, int place, ToolExecutionRequest request, Optional<String> problem, ReplyReading reading) {
        try {
            if (problem.isPresent()) {
                throw new ToolFailure(ToolProblem.BAD_ARGUMENTS, problem.get());
            }
            ToolSpecification tool =
                    Optional.ofNullable(known.get(request.name())).orElseThrow(() -> unknown(request.name()));
            Arguments arguments = Arguments.read(request.arguments(), tool, reading);
            ToolCall call = new ToolCall(turn, place, tool.name(), arguments.json());
            ToolExecutionRequest readable =
                    request.toBuilder().arguments(arguments.json()).build();
            refuseRepetition(call);
            if (place >= limits.callsPerTurn()) {
                throw new ToolFailure("this call was not made: only " + limits.callsPerTurn()
                        + " are made of one reply, so ask again with fewer");
            }
            Optional<ToolAnswer> before = journal.flatMap(entries -> entries.answered(ToolKey.of(attempt, call)));
            if (before.isPresent() && ordered.contains(call.tool())) {
                toCatchUp.add(call);
            }
            return new Pending(readable, arguments.repaired(), call, before);
        } catch (ToolFailure e) {
            ToolCall refused = new ToolCall(turn, place, request.name(), Arguments.none());
            boolean isReadable = e.problem() != ToolProblem.UNKNOWN_TOOL && e.problem() != ToolProblem.BAD_ARGUMENTS;
            ToolExecutionRequest shown = isReadable
                    ? request
                    : request.toBuilder().arguments(Arguments.none()).build();
            return new Pending(shown, false, refused, Optional.of(problem(e, Duration.ZERO)));
        }
    }

    private ToolFailure unknown(String name) {
        return new ToolFailure(
                ToolProblem.UNKNOWN_TOOL,
                "there is no tool '" + oneLine(name) + "'; there are: "
                        + String.join(", ", known.keySet().stream().sorted().toList()));
    }

    private void refuseRepetition(ToolCall call) {
        String same = call.tool() + ' ' + call.arguments();
        inARow = same.equals(last) ? inARow + 1 : 1;
        last = same;
        if (inARow >= STOPPED_AT) {
            throw new ToolFailure(
                    ToolProblem.REPEATED,
                    "stop: this is the same call for the " + inARow + (inARow == STOPPED_AT ? "rd" : "th")
                            + " time in a row and was not made; try something else, or give your answer");
        }
    }

    private Done done(Pending pending, Optional<ToolThreads.Running> begun) {
        if (pending.known().isPresent()) {
            told.accept(pending.call(), pending.known().get());
            return new Done(
                    pending.request(), pending.repaired(), pending.known().get());
        }
        if (begun.isEmpty()) {
            catchUp();
        }
        ToolThreads.Running running = begun.orElseGet(() -> begin(pending.call()));
        ToolAnswer answer;
        try {
            String text = running.answer(limits.toolDeadline());
            answer = new ToolAnswer(cut(text), text.length(), Optional.empty(), running.took());
        } catch (ToolFailure e) {
            answer = problem(e, running.took());
        }
        ToolAnswer stands = answer;
        journal.ifPresent(entries -> entries.append(new JournalEntry.ToolAnswered(attempt, pending.call(), stands)));
        told.accept(pending.call(), answer);
        return new Done(pending.request(), pending.repaired(), answer);
    }

    /** What was answered from the journal left no trace in the tools; what they answer next may depend on it. */
    private void catchUp() {
        for (ToolCall call : toCatchUp) {
            try {
                begin(call).answer(limits.toolDeadline());
            } catch (ToolFailure asBefore) {
                // The model was told what came of it the first time.
            }
        }
        toCatchUp.clear();
    }

    private ToolThreads.Running begin(ToolCall call) {
        Toolkit.Session open = session.orElseGet(() -> toolkit.open(attempt));
        session = Optional.of(open);
        return threads.begin(() -> open.call(call));
    }

    private ToolAnswer problem(ToolFailure failure, Duration took) {
        String text = "error: " + oneLine(failure.getMessage());
        return new ToolAnswer(cut(text), text.length(), Optional.of(failure.problem()), took);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** The beginning and the end, with a mark between that says how much is missing. */
    private String cut(String text) {
        int most = limits.answerCharacters();
        if (text.length() <= most) {
            return text;
        }
        int head = boundary(text, most * 3 / 4);
        int tail = boundary(text, text.length() - (most - head));
        return text.substring(0, head) + "\n[... " + (tail - head) + " of " + text.length()
                + " characters cut out here ...]\n" + text.substring(tail);
    }

    private static int boundary(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    @Override
    public void close() {
        session.ifPresent(Toolkit.Session::close);
    }
}
