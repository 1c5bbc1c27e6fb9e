package dev.acumen.simulation.internal.parts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a part knows: the messages of one request, the name of the JSON schema it asks for, and the tools on offer.
 *
 * @param utterances in order
 * @param schemaName of the response format, if any
 * @param tools names of the tools that may be called by the protocol
 */
public record Conversation(List<Utterance> utterances, Optional<String> schemaName, Set<String> tools) {

    public Conversation {
        utterances = List.copyOf(utterances);
        tools = Set.copyOf(tools);
    }

    /** The system messages. */
    String system() {
        return utterances.stream()
                .filter(Utterance::isSystem)
                .map(Utterance::text)
                .collect(Collectors.joining("\n"));
    }

    /** What the user said, in order. */
    List<String> asked() {
        return utterances.stream()
                .filter(Utterance::isUser)
                .map(Utterance::text)
                .toList();
    }

    /** The number in the first place of the system messages or the prompt that a pattern of one group matches. */
    OptionalInt stated(Pattern phrase) {
        Matcher matcher = phrase.matcher(system() + "\n" + prompt());
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** What the user asked first. A reviewer's prompt stands there; what follows asks for the same reply in a better form. */
    String prompt() {
        return asked().isEmpty() ? "" : asked().get(0);
    }
}
