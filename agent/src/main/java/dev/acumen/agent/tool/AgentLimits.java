package dev.acumen.agent.tool;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How far an agent may go in one attempt. Unless told otherwise: 20 turns, 60 seconds for a tool call, 16,000 characters of its answer shown,
 * 16 calls in one reply, tool calls as the server takes them, no limit on the tokens of an attempt, and a model whose window is unknown.
 *
 * @param turns replies of the model, 1 or more; the last one has to be the answer
 * @param toolDeadline for one tool call
 * @param answerCharacters of a tool's answer that the model is shown at most
 * @param callsPerTurn tool calls that are made of one reply at most
 * @param calling how tool calls travel
 * @param attemptTokens input and output of an attempt together, if limited; when the next reply might go beyond, it has to be the answer
 * @param contextTokens the model can read and write at once, if known
 */
public record AgentLimits(
        int turns,
        Duration toolDeadline,
        int answerCharacters,
        int callsPerTurn,
        ToolCalling calling,
        OptionalLong attemptTokens,
        OptionalInt contextTokens) {

    private static final int LEAST_ANSWER = 200;

    public AgentLimits {
        if (turns < 1 || callsPerTurn < 1) {
            throw new IllegalArgumentException("an attempt has at least one turn, and a turn one call");
        }
        if (toolDeadline.isNegative() || toolDeadline.isZero()) {
            throw new IllegalArgumentException("a tool call needs some time, not " + toolDeadline);
        }
        if (answerCharacters < LEAST_ANSWER) {
            throw new IllegalArgumentException("at least " + LEAST_ANSWER + " characters of an answer are shown");
        }
    }

    /** The defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The published limit for math (arXiv 2510.08191, section 3.1): 50 turns. */
    public static Builder math() {
        return new Builder().turns(50);
    }

    /** The published limit for web search (arXiv 2510.08191, section 3.2): 20 turns. */
    public static Builder web() {
        return new Builder().turns(20);
    }

    /** By name, everything that decides what an attempt comes to. */
    public Map<String, String> describe() {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("turns", String.valueOf(turns));
        described.put("toolDeadline", toolDeadline.toString());
        described.put("answerCharacters", String.valueOf(answerCharacters));
        described.put("callsPerTurn", String.valueOf(callsPerTurn));
        described.put("toolCalling", calling.word());
        attemptTokens.ifPresent(tokens -> described.put("attemptTokens", String.valueOf(tokens)));
        contextTokens.ifPresent(tokens -> described.put("agentContextTokens", String.valueOf(tokens)));
        return described;
    }

    /** What {@link #describe} described; defaults for what it says nothing of. */
    public static AgentLimits described(Map<String, String> by) {
        Builder builder = builder();
        value(by, "turns").ifPresent(text -> builder.turns(Integer.parseInt(text)));
        value(by, "toolDeadline").ifPresent(text -> builder.toolDeadline(Duration.parse(text)));
        value(by, "answerCharacters").ifPresent(text -> builder.answerCharacters(Integer.parseInt(text)));
        value(by, "callsPerTurn").ifPresent(text -> builder.callsPerTurn(Integer.parseInt(text)));
        value(by, "toolCalling").ifPresent(text -> builder.calling(ToolCalling.named(text)));
        value(by, "attemptTokens").ifPresent(text -> builder.attemptTokens(Long.parseLong(text)));
        value(by, "agentContextTokens").ifPresent(text -> builder.contextTokens(Integer.parseInt(text)));
        return builder.build();
    }

    private static Optional<String> value(Map<String, String> by, String name) {
        return Optional.ofNullable(by.get(name));
    }

    /** Collects limits; {@link AgentLimits} says what they are unless told otherwise. */
    public static final class Builder {
        private int turns = 20;
        private Duration toolDeadline = Duration.ofSeconds(60);
        private int answerCharacters = 16_000;
        private int callsPerTurn = 16;
        private ToolCalling calling = ToolCalling.AUTO;
        private OptionalLong attemptTokens = OptionalLong.empty();
        private OptionalInt contextTokens = OptionalInt.empty();

        private Builder() {}

        /** Replies of the model. */
        public Builder turns(int value) {
            turns = value;
            return this;
        }

        /** For one tool call. */
        public Builder toolDeadline(Duration value) {
            toolDeadline = value;
            return this;
        }

        /** Of a tool's answer that the model is shown. */
        public Builder answerCharacters(int value) {
            answerCharacters = value;
            return this;
        }

        /** Tool calls that are made of one reply. */
        public Builder callsPerTurn(int value) {
            callsPerTurn = value;
            return this;
        }

        /** How tool calls travel. */
        public Builder calling(ToolCalling value) {
            calling = value;
            return this;
        }

        /** Input and output of an attempt together. */
        public Builder attemptTokens(long value) {
            attemptTokens = OptionalLong.of(value);
            return this;
        }

        /** What the model can read and write at once. */
        public Builder contextTokens(int value) {
            contextTokens = OptionalInt.of(value);
            return this;
        }

        /** The limits. */
        public AgentLimits build() {
            return new AgentLimits(
                    turns, toolDeadline, answerCharacters, callsPerTurn, calling, attemptTokens, contextTokens);
        }
    }
}
