package dev.acumen.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptBookTest {

    @TempDir
    Path folder;

    private void assertRefused(String why) {
        assertThatThrownBy(() -> PromptBook.builtIn().overriddenBy(folder))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @EnumSource(PromptName.class)
    void everyPromptComesWithAcumen(PromptName name) {
        assertThat(PromptBook.builtIn().get(name).text()).contains("=== user\n");
    }

    @Test
    void aFileOfThePromptsNameReplacesItAndNoOther() throws IOException {
        Files.writeString(folder.resolve("repair.md"), "=== user\nOnce more: {{problem}}.\n");
        PromptBook builtIn = PromptBook.builtIn();
        PromptBook book = builtIn.overriddenBy(folder);
        assertThat(book.get(PromptName.REPAIR).render(Map.of("problem", "no JSON")))
                .isEqualTo(new RenderedPrompt("", "Once more: no JSON."));
        assertThat(book.get(PromptName.COMPARE)).isSameAs(builtIn.get(PromptName.COMPARE));
        assertThat(builtIn.get(PromptName.REPAIR).text()).doesNotContain("Once more");
    }

    @Test
    void filesThatAreNoPromptsAreLeftAlone() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "{{");
        Files.writeString(folder.resolve("repair.md~"), "{{");
        PromptBook builtIn = PromptBook.builtIn();
        assertThat(builtIn.overriddenBy(folder).get(PromptName.REPAIR)).isSameAs(builtIn.get(PromptName.REPAIR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"compair.md", "Compare.md", "README.md"})
    void aFileNamedLikeNoPromptIsRefusedWithTheNamesThereAre(String name) throws IOException {
        Files.writeString(folder.resolve(name), "=== user\nhello\n");
        assertRefused(name);
        assertRefused("compare.md");
    }

    @Test
    void aMalformedFileIsRefusedByName() throws IOException {
        Files.writeString(folder.resolve("repair.md"), "Once more: {{problem}}.\n");
        assertRefused(folder.resolve("repair.md").toString());
    }

    @Test
    void aFileThatIsNoTextIsRefusedByName() throws IOException {
        Files.write(folder.resolve("repair.md"), new byte[] {'=', (byte) 0xff, (byte) 0xfe});
        assertRefused(folder.resolve("repair.md") + ": not UTF-8");
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("repair.md"));
        assertRefused("repair.md");
    }

    @Test
    void aMissingFolderIsRefused() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> PromptBook.builtIn().overriddenBy(missing))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("missing");
    }
}
