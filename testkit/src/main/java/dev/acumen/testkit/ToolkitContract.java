package dev.acumen.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.Toolkit;
import dev.acumen.simulation.script.Samples;
import dev.langchain4j.agent.tool.ToolSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Toolkit} does. For a test class to extend. */
public abstract class ToolkitContract {

    private static final RolloutId ATTEMPT =
            new RolloutId(Samples.PASS, Samples.task("t1").id(), 0);

    /** The tools; closed after each test. */
    protected abstract Toolkit toolkit();

    /** Arguments as JSON with which the first of the tools answers. */
    protected abstract String arguments();

    @Test
    void everyToolHasANameOfItsOwnAndTheOfferStaysTheSame() {
        try (Toolkit toolkit = toolkit()) {
            List<String> names = names(toolkit);
            assertThat(names).isNotEmpty().doesNotHaveDuplicates();
            assertThat(names(toolkit)).isEqualTo(names);
            assertThat(names).containsAll(toolkit.ordered());
        }
    }

    @Test
    void aCallIsAnswered() {
        try (Toolkit toolkit = toolkit();
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            assertThat(session.call(new ToolCall(1, 0, names(toolkit).get(0), arguments())))
                    .isNotNull();
        }
    }

    @Test
    void whatCannotBeAnsweredIsAFailureOfOneLine() {
        try (Toolkit toolkit = toolkit();
                Toolkit.Session session = toolkit.open(ATTEMPT)) {
            String tool = names(toolkit).get(0);
            for (ToolCall call : List.of(
                    new ToolCall(1, 0, "no_such_tool", arguments()),
                    new ToolCall(1, 1, tool, "{\"no-such-argument\": 1}"),
                    new ToolCall(1, 2, tool, "[]"))) {
                assertThatThrownBy(() -> session.call(call))
                        .as(call.toString())
                        .isInstanceOfSatisfying(
                                ToolFailure.class,
                                failure -> assertThat(failure.getMessage())
                                        .isNotBlank()
                                        .hasLineCount(1));
            }
        }
    }

    private static List<String> names(Toolkit toolkit) {
        return toolkit.specifications().stream().map(ToolSpecification::name).toList();
    }
}
