package dev.acumen.learning.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.acumen.core.library.Finding;
import dev.acumen.core.library.LessonCheck;
import dev.acumen.core.library.LessonContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionCheckTest {

    private static final LessonCheck CHECK = LessonChecks.suspicious();

    /** Far more than any text needs, even on a busy machine; a pattern that runs away takes hours. */
    private static final Duration RUNS_AWAY = Duration.ofSeconds(60);

    @Test
    void honestLessonsPass() throws IOException {
        List<String> lessons = lines("good-lessons.txt");
        assertThat(lessons).hasSizeGreaterThan(150);
        List<String> hits = new ArrayList<>();
        for (String lesson : lessons) {
            List<Finding> findings = LessonChecks.builtIn().check(lesson, LessonContext.nothing());
            if (!findings.isEmpty()) {
                hits.add(lesson + " -> " + findings);
            }
        }
        assertThat(hits).isEmpty();
    }

    @Test
    void hostileLessonsAreCaughtForWhatTheyAre() throws IOException {
        List<String> lessons = lines("hostile-lessons.txt");
        assertThat(lessons).hasSizeGreaterThan(150);
        List<String> missed = new ArrayList<>();
        for (String line : lessons) {
            int bar = line.indexOf(" | ");
            Finding.Kind kind = Finding.Kind.valueOf(line.substring(0, bar));
            List<Finding> findings = CHECK.check(line.substring(bar + 3), LessonContext.nothing());
            if (findings.stream().noneMatch(finding -> finding.kind() == kind)) {
                missed.add(line + " -> " + findings);
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void whatIsFoundDoesNotSayACredentialAgain() {
        List<Finding> findings =
                CHECK.check("Key: use sk-abcdEFGH1234ijklMNOP5678 for the call.", LessonContext.nothing());
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).words()).doesNotContain("abcdEFGH");
    }

    @Test
    void longAndPathologicalTextsTakeNoTime() {
        List<String> units = List.of(
                "a",
                "a ",
                "1",
                "1.",
                "a.",
                "a-",
                "a@",
                "@",
                "%41",
                "%4",
                "&#65;",
                "\\u0041",
                "0x",
                "ignore ",
                "ignore previous ",
                "http",
                "h t t p ",
                ":",
                "::",
                "1:",
                "f:",
                "[",
                "(",
                "<",
                "< / ",
                "</",
                "eyJ-",
                "sk-",
                "AB12 ",
                "password is ",
                "忽略",
                "忽略之前",
                "\u200b",
                "a\u0301",
                "Ω",
                "а",
                "aB1",
                "a_",
                "01010101 ",
                "A/",
                "=",
                "\"",
                "\ud800",
                "\ud83d\ude00",
                "bearer ",
                "curl ",
                "/",
                "//",
                ".com ",
                "dot ",
                " . ",
                "a b",
                "wwww",
                "xn--",
                "#",
                "####",
                "1111 ",
                "system",
                "system:",
                "eyJ",
                "%%",
                "\\",
                "{\"name\":");
        LessonCheck all = LessonChecks.builtIn();
        assertTimeoutPreemptively(RUNS_AWAY, () -> {
            for (String unit : units) {
                String text = unit.repeat(100_000 / unit.length());
                all.check(text + "!", new LessonContext(List.of(), List.of(text)));
            }
        });
    }

    static List<String> lines(String name) throws IOException {
        try (InputStream in = SuspicionCheckTest.class.getResourceAsStream(name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        }
    }
}
