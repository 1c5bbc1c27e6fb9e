package dev.acumen.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.math.answer.FinalAnswer;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FinalAnswerTest {

    /** Labels as they were looked for from the beginning of a reply on, character by character. */
    private static final Pattern FROM_THE_START = Pattern.compile(
            "(?:(?=[a答])|^)(?:"
                    + "(?<label>(?<![\\p{L}])answers?[\"'*_)\\s]{0,6}[:：][*_]{0,3}|答案[\"'*_\\s]{0,6}[:：]|^[ \\t>*_]{0,6}A[*_]{0,3}:"
                    + "|^[ \\t>#*_]{0,8}(?:the )?(?:final |correct )?answer[ \\t*_]{0,6}$)"
                    + "|(?<stated>(?<![\\p{L}])answers?[*_]{0,3}\\s{1,3}(?:is|are|was|were|equals|would be|should be|=)(?![\\p{L}])\\s?:?|答案[是为]))",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final List<String> PIECES = List.of(
            "answer",
            "Answers",
            "the ",
            "final ",
            "correct ",
            "A",
            "**",
            "_",
            ":",
            "：",
            " ",
            "\n",
            "> ",
            "\t",
            "is",
            " is ",
            "=",
            "答案",
            "是",
            "42",
            "banana",
            "\r\n",
            "#",
            "would be",
            "s",
            "ä",
            ")",
            "\"");

    @Test
    void theLabelFoundFromTheEndIsTheLastThatASearchFromTheStartFinds() {
        Random random = new Random(8);
        int labelled = 0;
        for (int round = 0; round < 100_000; round++) {
            StringBuilder reply = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                reply.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = reply.toString();
            Matcher label = FROM_THE_START.matcher(text);
            String expected = text;
            boolean isMarked = false;
            while (label.find()) {
                expected = text.substring(label.end());
                isMarked = true;
            }
            FinalAnswer found = FinalAnswer.of(text);
            assertThat(found.isMarked()).as(text).isEqualTo(isMarked);
            assertThat(found.text()).as(text).isEqualTo(expected);
            labelled += isMarked ? 1 : 0;
        }
        assertThat(labelled).isGreaterThan(5_000);
    }
}
