package dev.acumen.agent.tool;

import dev.acumen.agent.rollout.Assignment;
import dev.acumen.agent.rollout.Attempt;
import dev.acumen.agent.rollout.AttemptBroken;
import dev.acumen.core.rollout.Ending;
import dev.acumen.core.rollout.ToolUse;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.rollout.Turn;
import dev.acumen.core.run.CallMetadata;
import dev.acumen.core.run.ContextOverflow;
import dev.acumen.prompts.Fenced;
import dev.acumen.prompts.PromptBook;
import dev.acumen.prompts.PromptName;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ToolChoice;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One attempt of an agent with tools. Used by one thread, once. */
final class ToolAttempt {

    private final Assignment assignment;
    private final List<ToolSpecification> tools;
    private final OfferedTools offered;
    private final AgentLimits limits;
    private final PromptBook prompts;
    private final ToolCalls calls;
    private final ContextTrimmer room;
    private final TokensSpent tokens;
    private final List<ChatMessage> messages = new ArrayList<>();
    private final Set<Integer> outputs = new TreeSet<>();
    private final List<Turn> turns = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean byText;
    private boolean isUnderstood;
    private boolean wasCutOff;
    private boolean wasEmpty;

    ToolAttempt(
            Assignment assignment,
            List<ToolSpecification> tools,
            AgentLimits limits,
            PromptBook prompts,
            ToolCalls calls) {
        this.assignment = assignment;
        this.tools = tools;
        this.offered = new OfferedTools(tools);
        this.limits = limits;
        this.prompts = prompts;
        this.calls = calls;
        this.room = new ContextTrimmer(limits.contextTokens());
        this.tokens = new TokensSpent(limits.attemptTokens());
        this.byText = limits.calling() == ToolCalling.TEXT;
    }

    Attempt run() {
        begin();
        try {
            while (true) {
                Optional<Ending> ending = turn();
                if (ending.isPresent()) {
                    return new Attempt(trajectory(), ending.get());
                }
            }
        } catch (RuntimeException e) {
            throw new AttemptBroken(trajectory(), e);
        }
    }

    private Trajectory trajectory() {
        return new Trajectory(messages, turns);
    }

    private void begin() {
        messages.clear();
        messages.add(system());
        List<ChatMessage> given = assignment.messages();
        messages.addAll(
                given.subList(given.isEmpty() || !(given.get(0) instanceof SystemMessage) ? 0 : 1, given.size()));
    }

    /** What is said of tools stands in the system message below instructions and advice. */
    private SystemMessage system() {
        String about = prompts.get(PromptName.TOOLS)
                .render(Map.of(
                        "byText",
                        byText,
                        "tools",
                        tools.stream().map(ToolAttempt::row).toList()))
                .system();
        List<ChatMessage> given = assignment.messages();
        return !given.isEmpty() && given.get(0) instanceof SystemMessage own
                ? SystemMessage.from(own.text() + "\n\n" + about)
                : SystemMessage.from(about);
    }

    private static Map<String, String> row(ToolSpecification tool) {
        return Map.of(
                "name", tool.name(),
                "description", tool.description() == null ? "" : tool.description(),
                "arguments", Schemas.text(tool));
    }

    private Optional<Ending> turn() {
        boolean last = turns.size() + 1 >= limits.turns() || tokens.comeNear() || wasEmpty;
        boolean isNudged = (last && !turns.isEmpty()) || wasCutOff;
        if (isNudged) {
            messages.add(UserMessage.from(nudge(last)));
        }
        long start = System.nanoTime();
        Optional<ChatResponse> answered = ask(last);
        if (answered.isEmpty()) {
            return Optional.of(new Ending.Truncated("the attempt no longer fits the model's context"));
        }
        ChatResponse response = answered.get();
        Duration took = response.metadata() instanceof CallMetadata known
                ? known.took()
                : Duration.ofNanos(System.nanoTime() - start);
        HeardReply heard = HeardReply.of(response, offered, byText, turns.size() + 1);
        tokens.count(messages, response);
        boolean isCutOff = response.finishReason() == FinishReason.LENGTH;
        if (heard.requests().isEmpty()) {
            return answer(heard.reply(), isCutOff, last, took, response.tokenUsage());
        }
        if (isCutOff || last) {
            return withoutCalls(heard, isCutOff, last, took, response.tokenUsage());
        }
        wasCutOff = false;
        act(heard, took, response.tokenUsage());
        return Optional.empty();
    }

    private Optional<Ending> answer(
            AiMessage reply, boolean isCutOff, boolean last, Duration took, @Nullable TokenUsage usage) {
        boolean isEmpty = reply.text() == null || reply.text().isBlank();
        if (isEmpty && !isCutOff && !last) {
            wasEmpty = true;
            remarks.add("empty reply");
            ended(took, usage, List.of());
            return Optional.empty();
        }
        messages.add(reply);
        ended(took, usage, List.of());
        return Optional.of(
                isCutOff
                        ? new Ending.Truncated("the reply was cut off at the limit on tokens")
                        : new Ending.Completed());
    }

    /** Calls of a reply that was cut off may be cut off too, and those of the last turn come too late. */
    private Optional<Ending> withoutCalls(
            HeardReply heard, boolean isCutOff, boolean last, Duration took, @Nullable TokenUsage usage) {
        if (!heard.around().isBlank()) {
            messages.add(AiMessage.from(heard.around()));
        }
        int notMade = heard.requests().size();
        remarks.add((isCutOff ? "cut off at the limit on tokens" : "no more turns for tools") + ", " + notMade
                + (notMade == 1 ? " call" : " calls") + " not made");
        ended(took, usage, List.of());
        if (last || wasCutOff) {
            return Optional.of(new Ending.Truncated(
                    isCutOff
                            ? "the reply was cut off at the limit on tokens"
                            : "no answer within " + turns.size() + (turns.size() == 1 ? " turn" : " turns")));
        }
        wasCutOff = true;
        return Optional.empty();
    }

    /** A server that left its calls in the text is answered in text too, unless it had calls in fields of their own before. */
    private void act(HeardReply heard, Duration took, @Nullable TokenUsage usage) {
        isUnderstood |= !heard.isInText();
        if (heard.isInText() && !byText && !isUnderstood && limits.calling() == ToolCalling.AUTO) {
            byText = true;
            messages.set(0, system());
            remarks.add("the server left tool calls in the text, as written by "
                    + heard.writtenBy().orElseThrow() + ", so they are called in text");
        }
        List<ToolCalls.Done> done = calls.make(turns.size() + 1, heard.requests(), heard.problems(), heard.reading());
        List<ToolExecutionRequest> asked =
                done.stream().map(ToolCalls.Done::request).toList();
        boolean isAnsweredInText = byText || heard.hasNamelessCall();
        messages.add(isAnsweredInText ? AiMessage.from(heard.said()) : heard.withCallsInFields(asked));
        if (isAnsweredInText) {
            StringBuilder text = new StringBuilder();
            done.forEach(one -> text.append(one.request().name())
                    .append(" answers:\n")
                    .append(fenced(one.answer().text()))
                    .append("\n\n"));
            outputs.add(messages.size());
            messages.add(UserMessage.from(text.toString().strip()));
        } else {
            for (ToolCalls.Done one : done) {
                outputs.add(messages.size());
                messages.add(ToolExecutionResultMessage.from(
                        one.request(), fenced(one.answer().text())));
            }
        }
        done.stream()
                .filter(ToolCalls.Done::repaired)
                .forEach(one -> remarks.add("arguments of " + one.request().name() + " repaired"));
        ended(took, usage, done.stream().map(ToolAttempt::use).toList());
    }

    private static ToolUse use(ToolCalls.Done done) {
        return new ToolUse(
                done.request().id(),
                done.request().name(),
                done.answer().length(),
                done.answer().text().length(),
                done.answer().problem(),
                done.answer().took());
    }

    private static String fenced(String text) {
        return "<" + ToolOutput.TAG + ">\n" + Fenced.within(ToolOutput.TAG, text) + "\n</" + ToolOutput.TAG + ">";
    }

    private void ended(Duration took, @Nullable TokenUsage usage, List<ToolUse> used) {
        turns.add(new Turn(turns.size() + 1, took, TokensSpent.usage(usage), used, remarks));
        remarks.clear();
    }

    private String nudge(boolean last) {
        return prompts.get(PromptName.NUDGE)
                .render(Map.of("cutOff", wasCutOff, "empty", wasEmpty, "last", last))
                .user();
    }

    /** The reply; empty where nothing is left that could be dropped to make room for it. */
    private Optional<ChatResponse> ask(boolean last) {
        while (true) {
            int before = room.dropped();
            List<ChatMessage> sent = room.fitted(messages, outputs);
            remarkOn(room.dropped() - before);
            try {
                return Optional.of(assignment.model().chat(request(sent, last)));
            } catch (InvalidRequestException e) {
                String message = String.valueOf(e.getMessage());
                if (ContextOverflow.isNamedBy(message)) {
                    int had = room.dropped();
                    if (!room.dropMore(messages, outputs)) {
                        return Optional.empty();
                    }
                    remarkOn(room.dropped() - had);
                } else if (!byText && turns.isEmpty() && refusesTools(message)) {
                    byText = true;
                    remarks.add("the server takes no tools, so they are called in text");
                    begin();
                } else {
                    throw e;
                }
            }
        }
    }

    private void remarkOn(int dropped) {
        if (dropped > 0) {
            remarks.add("dropped " + dropped + (dropped == 1 ? " tool output" : " tool outputs") + " to make room");
        }
    }

    private boolean refusesTools(String message) {
        return limits.calling() == ToolCalling.AUTO
                && !tools.isEmpty()
                && message.toLowerCase(Locale.ROOT).contains("tool");
    }

    private ChatRequest request(List<ChatMessage> sent, boolean last) {
        ChatRequest.Builder request = ChatRequest.builder().messages(sent).temperature(assignment.temperature());
        assignment.maxOutputTokens().ifPresent(request::maxOutputTokens);
        if (!byText && !tools.isEmpty()) {
            request.toolSpecifications(tools);
            if (last) {
                request.toolChoice(ToolChoice.NONE);
            }
        }
        return request.build();
    }
}
