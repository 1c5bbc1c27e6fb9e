package dev.acumen.agent.tool;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments that a model writes as elements, one for each parameter, with the value as plain text: what is JSON in it depends on the parameter. */
final class CallElements {

    private static final String PREFIX = "(?:[\\w-]+:|[|｜]DSML[|｜])?";

    /** Each with the name and the value as its groups; the last end may be missing. */
    private static final List<Pattern> PARAMETERS = List.of(
            Pattern.compile(
                    "<" + PREFIX + "parameter\\s*=\\s*[\"']?([\\w.-]+)[\"']?\\s*>(.*?)(?:</" + PREFIX
                            + "parameter>|(?=<" + PREFIX + "parameter\\s*=)|\\z)",
                    Pattern.DOTALL),
            Pattern.compile(
                    "<" + PREFIX + "parameter\\s+name=[\"']?([\\w.-]+)[\"']?[^>]*>(.*?)(?:</" + PREFIX
                            + "parameter>|\\z)",
                    Pattern.DOTALL),
            Pattern.compile(
                    "<arg_key>\\s*([\\w.-]+)\\s*</arg_key>\\s*<arg_value>(.*?)(?:</arg_value>|\\z)", Pattern.DOTALL),
            Pattern.compile("<([\\w.-]+)>(.*?)(?:</\\1>|\\z)", Pattern.DOTALL));

    private static final Pattern BEGIN = Pattern.compile("<" + PREFIX + "(?:parameter[\\s=]|arg_key>|arg_value>)");
    private static final Pattern END = Pattern.compile("</" + PREFIX + "(?:parameter|arg_key|arg_value)>");

    private CallElements() {}

    /** The elements as a JSON object; empty if there are none. */
    static Optional<String> arguments(String block, OfferedTools tools, String tool) {
        for (Pattern parameter : PARAMETERS) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            Matcher element = parameter.matcher(block);
            while (element.find()) {
                object.set(element.group(1), tools.value(tool, element.group(1), withoutBreaks(element.group(2))));
            }
            if (!object.isEmpty()) {
                return Optional.of(object.toString());
            }
        }
        return block.isBlank() ? Optional.of("{}") : Optional.empty();
    }

    /** Whether the last value does not end. */
    static boolean breakOff(String block) {
        return BEGIN.matcher(block).results().count()
                > END.matcher(block).results().count();
    }

    /** The line breaks right behind the begin and right before the end are part of the form. */
    private static String withoutBreaks(String value) {
        return value.replaceAll("\\A\\r?\\n|\\r?\\n\\z", "");
    }
}
