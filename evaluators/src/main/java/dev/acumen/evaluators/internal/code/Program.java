package dev.acumen.evaluators.internal.code;

import dev.acumen.math.answer.Reply;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program in a reply: its last fenced block of code, or all of it if there is no fence but what looks like Python. */
final class Program {

    private static final Pattern BLOCK = Pattern.compile(
            "^[ \\t]*(`{3,}|~{3,})[ \\t]*[\\w+-]*[ \\t]*\\R(.*?)^[ \\t]*\\1", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PYTHON = Pattern.compile("(?m)^(?:def |class |import |from \\w+ import )");

    private Program() {}

    static Optional<String> in(String reply) {
        String conclusion = Reply.conclusion(reply);
        Matcher block = BLOCK.matcher(conclusion);
        Optional<String> last = Optional.empty();
        while (block.find()) {
            last = Optional.of(block.group(2).stripIndent());
        }
        boolean isBare = last.isEmpty() && PYTHON.matcher(conclusion).lookingAt();
        return isBare ? Optional.of(conclusion) : last.filter(program -> !program.isBlank());
    }
}
