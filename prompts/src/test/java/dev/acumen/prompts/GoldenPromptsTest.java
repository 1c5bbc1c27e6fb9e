package dev.acumen.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What models are told, word for word. A changed prompt is a changed method: after a change that is meant, run the tests with
 * {@code -Dacumen.golden=FOLDER}, look at what is written there and commit it.
 */
class GoldenPromptsTest {

    @ParameterizedTest
    @EnumSource(PromptName.class)
    void rendersWithReferenceAndLessons(PromptName name) throws IOException {
        assertGolden(name, true);
    }

    @ParameterizedTest
    @EnumSource(PromptName.class)
    void rendersWithoutReferenceAndLessons(PromptName name) throws IOException {
        assertGolden(name, false);
    }

    @Test
    void aComparisonOfAttemptsNoneOfWhichIsRightAsksForTheWayToTheReference() throws IOException {
        assertGolden(PromptName.COMPARE, Values.failures(), "failures");
    }

    private static void assertGolden(PromptName name, boolean full) throws IOException {
        assertGolden(name, Values.of(name, full), full ? "full" : "bare");
    }

    private static void assertGolden(PromptName name, Map<String, ?> values, String kind) throws IOException {
        RenderedPrompt rendered = PromptBook.builtIn().get(name).render(values);
        String text = "--- system\n" + rendered.system() + "\n--- user\n" + rendered.user() + "\n";
        String file = name.name().toLowerCase(Locale.ROOT) + "-" + kind + ".golden";
        String folder = System.getProperty("acumen.golden");
        if (folder != null) {
            Files.writeString(Path.of(folder, file), text);
        }
        try (InputStream in = GoldenPromptsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            assertThat(text).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
