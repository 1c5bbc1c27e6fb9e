package dev.acumen.cli.show;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.rollout.ToolUse;
import dev.acumen.core.rollout.Trajectory;
import dev.acumen.core.rollout.Turn;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The turns of an attempt, with what was said, called and answered. */
public final class TurnLines {

    private TurnLines() {}

    /** For people: long texts by their first lines. */
    public static List<String> of(Trajectory trajectory) {
        return of(trajectory, false);
    }

    /** For people who want all that was said. */
    public static List<String> whole(Trajectory trajectory) {
        return of(trajectory, true);
    }

    private static List<String> of(Trajectory trajectory, boolean whole) {
        List<String> lines = new ArrayList<>();
        Iterator<Turn> turns = trajectory.turns().iterator();
        boolean begun = false;
        for (ChatMessage message : trajectory.messages()) {
            if (message instanceof AiMessage reply) {
                begun = true;
                if (turns.hasNext()) {
                    turn(turns.next(), lines);
                }
                text(reply.text(), "  ", whole, lines);
                for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                    lines.add(
                            "  -> " + call.name() + " " + (whole ? call.arguments() : CutText.line(call.arguments())));
                }
            } else if (message instanceof ToolExecutionResultMessage answer) {
                lines.add("  <- " + answer.toolName());
                text(withoutFence(answer.text()), "     ", whole, lines);
            } else if (begun && message instanceof UserMessage told && told.hasSingleText()) {
                text(withoutFence(told.singleText()), "  <- ", whole, lines);
            }
        }
        turns.forEachRemaining(turn -> turn(turn, lines));
        return lines;
    }

    /** For programs: numbers of each turn, and all that was said. */
    public static void put(ArrayNode result, Trajectory trajectory) {
        for (Turn turn : trajectory.turns()) {
            ObjectNode node = result.addObject();
            node.put("turn", turn.number());
            node.put("seconds", turn.took().toMillis() / 1000.0);
            turn.usage().inputTokens().ifPresent(tokens -> node.put("inputTokens", tokens));
            turn.usage().outputTokens().ifPresent(tokens -> node.put("outputTokens", tokens));
            ArrayNode tools = node.putArray("tools");
            for (ToolUse use : turn.tools()) {
                ObjectNode tool = tools.addObject().put("tool", use.tool()).put("characters", use.length());
                tool.put("shown", use.shown()).put("seconds", use.took().toMillis() / 1000.0);
                use.problem().ifPresent(problem -> tool.put("problem", problem.name()));
            }
            turn.remarks().forEach(node.withArray("remarks")::add);
        }
    }

    private static void turn(Turn turn, List<String> lines) {
        StringBuilder line = new StringBuilder(
                "turn " + turn.number() + "   " + seconds(turn.took().toMillis()));
        turn.usage()
                .inputTokens()
                .ifPresent(tokens ->
                        line.append(", ").append(Numbers.of(tokens, "token")).append(" read"));
        for (ToolUse use : turn.tools()) {
            line.append("; ")
                    .append(use.tool())
                    .append(' ')
                    .append(seconds(use.took().toMillis()))
                    .append(", ")
                    .append(Numbers.count(use.length()))
                    .append(" characters");
            use.problem()
                    .ifPresent(problem -> line.append(", ")
                            .append(problem.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        }
        turn.remarks().forEach(remark -> line.append("; ").append(remark));
        lines.add(line.toString());
    }

    private static void text(@Nullable String text, String indent, boolean whole, List<String> lines) {
        if (text != null && !text.isBlank()) {
            (whole ? text.strip().lines().toList() : CutText.first(text)).forEach(line -> lines.add(indent + line));
        }
    }

    private static String withoutFence(String text) {
        return text.replace("<tool_output>\n", "").replace("\n</tool_output>", "");
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }
}
