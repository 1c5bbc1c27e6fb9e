package dev.acumen.math.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class FinalAnswerTest {

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
            "\"",
            "respuesta",
            "Réponse finale",
            "ответ",
            "答え",
            "は",
            "est ");

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
            Matcher label = FinalAnswer.labels().matcher(text);
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
