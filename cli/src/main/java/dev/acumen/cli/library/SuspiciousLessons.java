package dev.acumen.cli.library;

import dev.acumen.cli.session.Terminal;
import dev.acumen.cli.show.Numbers;
import dev.acumen.core.library.LessonContext;
import dev.acumen.learning.check.LessonChecks;
import dev.acumen.runtime.environment.UserError;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What of the lessons that a person brings learning would have held for review. They are brought all the same, unless the person says otherwise. */
final class SuspiciousLessons {

    private static final int LONGEST_TEXT = 80;

    @Option(names = "--check", description = "Change nothing if a lesson looks suspicious.")
    private boolean check;

    /**
     * A lesson to look at.
     *
     * @param name what the person calls it; its text if it has no id yet
     */
    record Looked(String name, String text) {

        static Looked at(String text) {
            return new Looked(
                    "'" + (text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...") + "'", text);
        }
    }

    /**
     * Tells of each suspicious one on standard error.
     *
     * @return what was told
     * @throws UserError if there is one, and then nothing is to change
     */
    List<String> tell(Terminal terminal, Stream<Looked> lessons) {
        List<String> suspicious = lessons.flatMap(
                        lesson -> LessonChecks.suspicious().check(lesson.text(), LessonContext.nothing()).stream()
                                .map(finding -> lesson.name() + " " + finding.words()))
                .toList();
        suspicious.forEach(line -> terminal.notice("warning: " + line));
        if (check && !suspicious.isEmpty()) {
            throw UserError.input(Numbers.of(suspicious.size(), "warning")
                    + " of suspicious lessons, and --check was given: nothing was changed");
        }
        return suspicious;
    }
}
