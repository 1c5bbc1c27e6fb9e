package dev.acumen.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {

    private static Prompt prompt(String text) {
        return new Prompt("test.md", text);
    }

    private static void assertRefused(String text, Map<String, ?> values, String why) {
        assertThatThrownBy(() -> prompt(text).render(values))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("test.md")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @EnumSource(PromptName.class)
    void everyVariableOfABuiltInPromptIsNeeded(PromptName name) {
        Prompt prompt = PromptBook.builtIn().get(name);
        for (boolean full : new boolean[] {true, false}) {
            for (String variable : Values.of(name, full).keySet()) {
                Map<String, Object> values = new HashMap<>(Values.of(name, true));
                values.remove(variable);
                assertThatThrownBy(() -> prompt.render(values))
                        .as(variable)
                        .isInstanceOf(PromptException.class)
                        .hasMessageContaining(variable);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PromptName.class)
    void aVariableThatABuiltInPromptDoesNotNameIsRefused(PromptName name) {
        Map<String, Object> values = new HashMap<>(Values.of(name, true));
        values.put("colour", "blue");
        assertThatThrownBy(() -> PromptBook.builtIn().get(name).render(values))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining(name.fileName())
                .hasMessageContaining("{{colour}}");
    }

    @Test
    void aVariableThatIsMissingIsNamedAlsoInsideASectionThatIsNotShown() {
        assertRefused("=== user\n{{#shown}}{{name}}{{/shown}}", Map.of("shown", false), "{{name}}");
        assertRefused("=== user\n{{^hidden}}{{name}}{{/hidden}}", Map.of("hidden", true), "{{name}}");
        assertRefused("=== user\n{{#shown}}x{{/shown}}", Map.of(), "{{shown}}");
        assertRefused("=== system\n{{name}}\n=== user\nx", Map.of(), "{{name}}");
    }

    @Test
    void anElementWithoutAValueTheTemplateNamesIsRefused() {
        assertRefused(
                "=== user\n{{#rows}}{{id}}{{text}}{{/rows}}",
                Map.of("rows", List.of(Map.of("id", "1", "text", "a"), Map.of("id", "2"))),
                "text");
    }

    @Test
    void placesInAListNeedNoValue() {
        assertThat(prompt("=== user\n{{#rows}}{{-index}}{{.}}{{^-last}}, {{/-last}}{{/rows}}")
                        .render(Map.of("rows", List.of("a", "b")))
                        .user())
                .isEqualTo("1a, 2b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "=== system\nhello",
                "=== users\nhello",
                "== user\nhello",
                "hello === user\nhello",
                "=== system\nsay === user\nhello",
                "hello\n=== user\nhello",
                "=== user\n{{name",
                "=== user\n{{#open}}hello",
                "=== user\n{{/close}}hello",
                "=== user\n{{#a}}{{#b}}{{/a}}{{/b}}",
                "=== system\n{{#open}}\n=== user\n{{/open}}",
                "=== user\n{{>part}}",
                "=== user\n{{<part}}{{/part}}",
                "=== user\n{{$part}}x{{/part}}"
            })
    void malformedTextIsRefusedWhenItIsRead(String text) {
        assertThatThrownBy(() -> prompt(text))
                .isInstanceOf(PromptException.class)
                .hasMessageContaining("test.md");
    }

    @Test
    void partsBeginOnlyAtLinesOfTheirOwn() {
        RenderedPrompt rendered = prompt("=== system\nNever write '=== user\n' yourself.\n=== user\nhello")
                .render(Map.of());
        assertThat(rendered.system()).isEqualTo("Never write '=== user\n' yourself.");
        assertThat(rendered.user()).isEqualTo("hello");
    }

    @Test
    void theSystemPartMayBeMissing() {
        assertThat(prompt("=== user\nhello\n").render(Map.of())).isEqualTo(new RenderedPrompt("", "hello"));
    }

    @Test
    void linesMayEndInCarriageReturns() {
        assertThat(prompt("=== system\r\nBe brief.\r\n=== user\r\n{{q}}\r\n").render(Map.of("q", "6 x 7?")))
                .isEqualTo(new RenderedPrompt("Be brief.", "6 x 7?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{name}}",
                "{{#name}}x{{/name}}",
                "{{=<% %>=}}",
                "<b>&amp; \"quoted\" 'text' =`</b>",
                "=== user\n",
                "$1 \\0 {{{"
            })
    void valuesStandAsTheyAre(String value) {
        assertThat(prompt("=== system\n[{{name}}]\n=== user\n{{#rows}}[{{name}}]{{/rows}}")
                        .render(Map.of("name", value, "rows", List.of(Map.of("name", value)))))
                .isEqualTo(new RenderedPrompt("[" + value + "]", "[" + value + "]"));
    }

    @Test
    void textIsTheFileAsItWasRead() {
        String text = "=== user\n{{name}}\n";
        assertThat(prompt(text).text()).isEqualTo(text);
    }
}
