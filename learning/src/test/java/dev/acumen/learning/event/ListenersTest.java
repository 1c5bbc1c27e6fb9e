package dev.acumen.learning.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Those who watch a run do not break it. */
class ListenersTest {

    @Test
    void aListenerThatThrowsIsToldNothingMoreAndTheOthersHearOfIt() {
        List<RunEvent> first = new ArrayList<>();
        List<RunEvent> last = new ArrayList<>();
        List<RunEvent> failing = new ArrayList<>();
        Listeners listeners = new Listeners(List.of(
                first::add,
                event -> {
                    failing.add(event);
                    throw new IllegalStateException("full");
                },
                last::add));

        listeners.accept(new RunEvent.Notice("one"));
        listeners.accept(new RunEvent.Notice("two"));

        assertThat(failing).hasSize(1);
        for (List<RunEvent> heard : List.of(first, last)) {
            assertThat(heard).contains(new RunEvent.Notice("one"), new RunEvent.Notice("two"));
            assertThat(heard)
                    .filteredOn(event -> event.toString().contains("a listener failed"))
                    .hasSize(1);
        }
    }
}
