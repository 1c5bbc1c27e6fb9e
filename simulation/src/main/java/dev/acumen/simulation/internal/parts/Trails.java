package dev.acumen.simulation.internal.parts;

import dev.acumen.simulation.internal.inquiry.Inquiry;
import dev.acumen.simulation.internal.turns.Trail;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a conversation with tools: calls of the protocol, or calls in the text of a reply with their answers in what the user says next.
 */
final class Trails {

    private static final Pattern OUTPUT = Pattern.compile("(?s)<tool_output>\\R?(.*?)\\R?</tool_output>");
    private static final Pattern NAMED = Pattern.compile("\\b(search|read_page|click|calculate|python)\\b");
    private static final Pattern CALL = Pattern.compile("(?m)^```tool_call");
    private static final Pattern DEMAND =
            Pattern.compile("(?i)final answer|answer now|give your answer|no more (?:tool )?calls|last (?:turn|reply)");

    private Trails() {}

    /** Whether the searcher is meant: pages can be read, or the question is one about a website. */
    static boolean isSearch(Conversation conversation) {
        return conversation.tools().contains("read_page")
                || Inquiry.in(conversation.prompt()).isPresent();
    }

    static Trail of(Conversation conversation) {
        boolean usedProtocol = conversation.utterances().stream()
                .anyMatch(utterance -> !utterance.calls().isEmpty());
        boolean isText = conversation.tools().isEmpty()
                && !usedProtocol
                && CALL.matcher(conversation.system()).find();
        List<String> asked = conversation.asked();
        String last = conversation
                .utterances()
                .get(conversation.utterances().size() - 1)
                .text();
        boolean userSpokeLast = asked.size() > 1 && asked.get(asked.size() - 1).equals(last);
        boolean mustAnswer = (conversation.tools().isEmpty() && !isText) || (userSpokeLast && isDemand(last, isText));
        return new Trail(
                conversation.system(),
                conversation.prompt(),
                isText ? toldAsText(asked) : told(conversation),
                said(conversation),
                isText || conversation.tools().isEmpty() ? named(conversation.system()) : conversation.tools(),
                isText,
                mustAnswer);
    }

    /** In the protocol whatever a user says after the question asks for an end; as text it may be a tool's answer. */
    private static boolean isDemand(String text, boolean isText) {
        String own = OUTPUT.matcher(text).replaceAll("");
        boolean isAnswer =
                isText && (text.contains("<tool_output>") || text.strip().startsWith("error:"));
        return !isAnswer || DEMAND.matcher(own).find();
    }

    /** Answers in the order of the calls, whichever came first. */
    private static List<String> told(Conversation conversation) {
        Map<String, String> answers = new HashMap<>();
        for (Utterance utterance : conversation.utterances()) {
            if (utterance.role().equals("tool")) {
                answers.put(utterance.answers(), unwrapped(utterance.text()));
            }
        }
        return conversation.utterances().stream()
                .flatMap(utterance -> utterance.calls().stream())
                .map(call -> answers.getOrDefault(call.id(), "error: no answer"))
                .toList();
    }

    private static List<String> toldAsText(List<String> asked) {
        List<String> told = new ArrayList<>();
        for (String text : asked.subList(1, asked.size())) {
            List<String> outputs = OUTPUT.matcher(text)
                    .results()
                    .map(match -> match.group(1).strip())
                    .toList();
            told.addAll(outputs);
            if (outputs.isEmpty() && text.strip().startsWith("error:")) {
                told.add(text.strip());
            }
        }
        return told;
    }

    private static String said(Conversation conversation) {
        return conversation.utterances().stream()
                .filter(utterance -> utterance.role().equals("assistant"))
                .map(Utterance::text)
                .collect(Collectors.joining("\n"));
    }

    /** Tools that a text speaks of; with none on offer the page reader counts, so that an end can be made with what is known. */
    private static Set<String> named(String system) {
        Set<String> named =
                NAMED.matcher(system).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
        named.add("read_page");
        return named;
    }

    private static String unwrapped(String text) {
        var output = OUTPUT.matcher(text);
        return output.find() ? output.group(1).strip() : text.strip();
    }
}
