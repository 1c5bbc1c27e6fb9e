package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.core.task.TaskSet;
import dev.acumen.simulation.domain.SimulatedDomain;
import dev.acumen.simulation.internal.ledger.Custom;
import dev.acumen.simulation.internal.ledger.Invoice;
import dev.acumen.simulation.internal.practice.Convention;
import dev.acumen.simulation.internal.practice.Statement;
import dev.acumen.simulation.ledger.AuditDomain;
import dev.acumen.simulation.ledger.LedgerDomain;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ledger domains and whoever posts their invoices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerTest {

    private static final int ATTEMPTS = 10;

    private SimulatedServer server;
    private PlainClient client;

    @BeforeAll
    void start() {
        server = SimulatedServer.start(SimulationSettings.builder()
                .latency(Duration.ZERO, Duration.ZERO)
                .build());
        client = new PlainClient(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    static Stream<SimulatedDomain> domains() {
        return Stream.of(new LedgerDomain(), new AuditDomain());
    }

    @ParameterizedTest
    @MethodSource("domains")
    void noInvoiceIsInTwoSplitsAndASeedAlwaysGivesTheSame(SimulatedDomain domain) {
        Set<String> inputs = new HashSet<>();
        int tasks = 0;
        for (Split split : Split.values()) {
            TaskSet set = domain.tasks(split, 3);
            assertThat(set).isEqualTo(domain.tasks(split, 3));
            set.tasks().forEach(task -> inputs.add(task.input()));
            tasks += set.size();
        }
        assertThat(inputs).hasSize(tasks).hasSize(150);
        assertThat(domain.tasks(Split.TEST, 4)).isNotEqualTo(domain.tasks(Split.TEST, 3));
    }

    @ParameterizedTest
    @EnumSource(Custom.class)
    void whatIsNotedAndWhatIsTaughtIsReadAsWhatWasChosen(Custom custom) {
        for (Convention convention : custom.rule().conventions()) {
            Statement chosen = new Statement(custom.name(), convention);
            assertThat(Custom.reading().of("- " + custom.rule().decision(convention)))
                    .containsExactly(chosen);
            assertThat(Custom.reading().of(custom.rule().lesson(convention))).containsExactly(chosen);
        }
    }

    @Test
    void anInvoiceIsReadAsItIsWritten() {
        for (Task task : new LedgerDomain().tasks(Split.PRACTICE, 0).tasks()) {
            assertThat(Invoice.in(task.input()).orElseThrow().text()).isEqualTo(task.input());
        }
        assertThat(Invoice.in("Post this invoice.")).isEmpty();
    }

    @Test
    void hardAndEasyTasksAreHardAndEasy() {
        List<Task> tasks = new AuditDomain().tasks(Split.TEST, 0).tasks();
        assertThat(shareRight(bearing(tasks, Custom.Kind.EASY, 1), List.of())).isCloseTo(0.95, within(0.06));
        assertThat(shareRight(bearing(tasks, Custom.Kind.HARD, 1), List.of())).isCloseTo(0.32, within(0.12));
        assertThat(shareRight(bearing(tasks, Custom.Kind.HARD, 3), List.of())).isLessThan(0.15);
        assertThat(shareRight(tasks, LedgerDomain.deskLessons())).isGreaterThan(0.85);
    }

    private static List<Task> bearing(List<Task> tasks, Custom.Kind kind, int customs) {
        return tasks.stream()
                .filter(task -> {
                    List<Custom> bearing =
                            Invoice.in(task.input()).orElseThrow().bearing();
                    return bearing.size() == customs && bearing.get(0).kind() == kind;
                })
                .toList();
    }

    private double shareRight(List<Task> tasks, List<String> lessons) {
        assertThat(tasks).isNotEmpty();
        String system = system(lessons);
        return tasks.stream()
                .flatMap(task -> IntStream.range(0, ATTEMPTS)
                        .mapToObj(attempt -> client.content(system, task.input(), attempt)
                                .contains(task.reference().answers().get(0))))
                .mapToDouble(right -> right ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static String system(List<String> lessons) {
        return new AuditDomain().instructions() + "\n<advice>\n"
                + IntStream.range(0, lessons.size())
                        .mapToObj(i -> "[L" + (i + 1) + "] " + lessons.get(i))
                        .collect(Collectors.joining("\n"))
                + "\n</advice>";
    }

    @Test
    void whoIsToldToIsBriefWritesTheLastLineAndAsksTheCalculatorOnce() {
        Task task = new LedgerDomain().tasks(Split.TEST, 0).tasks().get(0);
        String reply = client.content(system(LedgerDomain.deskLessons()), task.input(), 4);
        assertThat(reply).containsPattern("(?m)^POSTED: \\d+\\.\\d\\d$").doesNotContain("levy");

        String lecture = client.content(
                system(List.of("Explanation: As an explanation, write a paragraph for each amount.")), task.input(), 4);
        assertThat(lecture.length()).isGreaterThan(2 * reply.length());
    }

    @Test
    void theCalculatorIsAskedByTheProtocolBeforeTheAnswer() {
        Task task = new LedgerDomain().tasks(Split.TEST, 0).tasks().get(0);
        ObjectNode request = PlainClient.request(
                system(List.of("Calculator: Use the calculator once for the whole amount.")), task.input(), 2);
        request.putArray("tools")
                .addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", "calculate");

        JsonNode choice = client.answer(request).at("/choices/0");

        assertThat(choice.path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(choice.at("/message/tool_calls/0/function/name").asText()).isEqualTo("calculate");
        assertThat(choice.at("/message/content").asText()).contains("- Calculator: used once for the whole amount.");
    }
}
