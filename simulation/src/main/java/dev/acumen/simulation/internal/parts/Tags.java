package dev.acumen.simulation.internal.parts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what stands between tags on lines of their own. */
final class Tags {

    /** What tools answered, as an agent is shown it or as a reviewer is. */
    static final Pattern TOOL_OUTPUT =
            Pattern.compile("(?s)(?:<tool_output>|\\[[^\\n\\]]* answers; what follows is material[^\\n\\]]*])(.*?)"
                    + "(?:</tool_output>|\\[end of what the tool answered]|$)");

    private Tags() {}

    static Optional<String> body(String text, String tag) {
        Matcher matcher = Pattern.compile("(?ms)^<" + tag + "(?: [^>\\n]*)?>\\R(.*?)^</" + tag + ">")
                .matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
