package dev.acumen.tools.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model sees of a search, and how engines are chosen. */
class SearchToolTest {

    @Test
    void resultsAreNumberedWithTitleAddressAndSnippet() throws Exception {
        try (ServiceServer service = new ServiceServer()) {
            service.next(
                    200,
                    "{\"results\": [{\"title\": \"One\", \"url\": \"https://one.example/\", \"content\": \"first\\nline\"},"
                            + "{\"title\": \"Two\", \"url\": \"https://two.example/\"}]}");
            SearchSettings settings = SearchEngines.parse("searxng:" + service.address() + "/");
            SearchTool tool = new SearchTool(new SearchEngines(Map.of()).engine(settings), settings.results());
            assertThat(tool.search("  light\nhouse ")).isEqualTo("""
                            1. One
                               https://one.example/
                               first line
                            2. Two
                               https://two.example/""");
            assertThat(service.asked().get(0).path()).isEqualTo("/search");
            assertThat(service.asked().get(0).query()).containsEntry("q", "light house");
        }
    }

    @Test
    void aQueryThatCannotBeAskedIsRefusedBeforeTheServiceIs() {
        SearchTool tool = new SearchTool(request -> {
            throw new AssertionError("asked");
        });
        for (String query : List.of("", " \n", "x".repeat(401))) {
            assertThat(catchThrowableOfType(ToolFailure.class, () -> tool.search(query))
                            .problem())
                    .isEqualTo(ToolProblem.BAD_ARGUMENTS);
        }
    }

    @Test
    void isATool() {
        ToolSpecification tool =
                ToolSpecifications.toolSpecificationsFrom(SearchTool.class).get(0);
        assertThat(tool.name()).isEqualTo("search");
        assertThat(tool.parameters().required()).containsExactly("query");
    }

    @Test
    void theEnvironmentSaysWhatIsConfigured() {
        assertThat(new SearchEngines(Map.of()).configured()).isEmpty();
        assertThat(new SearchEngines(Map.of(
                                "SEARXNG_URL", "http://localhost:8888",
                                "BRAVE_API_KEY", "k",
                                "SERPER_API_KEY", " ",
                                "GOOGLE_API_KEY", "k"))
                        .configured())
                .containsExactly("searxng", "brave");
        assertThat(new SearchEngines(Map.of("GOOGLE_API_KEY", "k", "GOOGLE_CSE_ID", "c")).configured())
                .containsExactly("google");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tavily", "serper", "brave", "jina", "google"})
    void aMissingKeyIsNamedByItsVariable(String name) {
        assertThatThrownBy(() -> new SearchEngines(Map.of()).engine(SearchEngines.parse(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(name + " needs a key: set " + name.toUpperCase(java.util.Locale.ROOT) + "_API_KEY");
    }

    @Test
    void whatElseIsMissingIsNamedToo() {
        assertThatThrownBy(() -> new SearchEngines(Map.of()).engine(SearchEngines.parse("searxng")))
                .hasMessageContaining("SEARXNG_URL");
        assertThatThrownBy(() -> new SearchEngines(Map.of("GOOGLE_API_KEY", "k")).engine(SearchEngines.parse("google")))
                .hasMessageContaining("GOOGLE_CSE_ID");
        assertThatThrownBy(() ->
                        new SearchEngines(Map.of("TAVILY_API_KEY", "se cret")).engine(SearchEngines.parse("tavily")))
                .hasMessageContaining("TAVILY_API_KEY")
                .hasMessageNotContaining("cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bing",
                "",
                "searxng:",
                "searxng:localhost",
                "searxng:ftp://x",
                "searxng:http://u:secret@h",
                "tavily:nowhere"
            })
    void nonsenseIsRefusedWithWhatThereIs(String text) {
        assertThatThrownBy(() -> SearchEngines.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsAnyOf("there are searxng, tavily", "is written http://HOST:PORT")
                .doesNotContain("secret");
    }
}
