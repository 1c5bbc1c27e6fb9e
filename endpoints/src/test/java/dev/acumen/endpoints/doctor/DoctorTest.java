package dev.acumen.endpoints.doctor;

import static dev.acumen.endpoints.ScriptedServer.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.endpoints.EndpointSettings;
import dev.acumen.endpoints.ScriptedServer;
import dev.acumen.endpoints.doctor.Finding.Verdict;
import dev.acumen.endpoints.doctor.Patient.Lack;
import dev.acumen.net.Secret;
import dev.acumen.simulation.SimulatedServer;
import dev.acumen.simulation.SimulationSettings;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against servers that lack this and that, with their requests counted. */
class DoctorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T09:01:25Z"), ZoneOffset.UTC);

    private static ServerReport examine(ScriptedServer.Act act) {
        try (ScriptedServer server = new ScriptedServer(act)) {
            ServerReport report = Doctor.examine(settings(server).build(), CLOCK);
            assertThat(server.seen()).hasSize(report.calls()).hasSizeLessThanOrEqualTo(Doctor.MOST_CALLS);
            return report;
        }
    }

    private static EndpointSettings.Builder settings(ScriptedServer server) {
        return EndpointSettings.builder(server.url(), "small").timeout(Duration.ofSeconds(20));
    }

    @Test
    void aServerThatCanEverythingIsFoundToDoSo() {
        ServerReport report = examine(new Patient());
        assertThat(report.findings())
                .hasSize(Capability.values().length)
                .allSatisfy((capability, finding) -> assertThat(finding.verdict())
                        .as(capability + ": " + finding.evidence())
                        .isEqualTo(Verdict.YES));
        assertThat(report.context()).contains(8_192);
        assertThat(report.refusedFields()).isEmpty();
        assertThat(report.calls()).isEqualTo(6);
        assertThat(report.latencyMs()).isNotNull();
        assertThat(report.advice(2_000, 4_096)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MODELS, MODEL_LIST, NO, it lists none",
        "TOOLS, TOOLS, NO, it said: Gulls keep the books",
        "SCHEMA_HELD, JSON_SCHEMA, NO, 'accepted, but not held: blue'",
        "SCHEMA_KNOWN, JSON_SCHEMA, NO, unknown field response_format",
        "THINKING, THINKING, NO, none seen",
        "THINKING_FIELD, THINKING, YES, in the text",
        "USAGE, USAGE, NO, none in the answer",
        "CACHED, CACHED_TOKENS, NO, not reported",
        "CACHE_HITS, CACHED_TOKENS, NO, 0 when a prompt came again",
        "SYSTEM_ROLE, SYSTEM_ROLE, NO, refused; instructions go into the first message of the user",
        "SEED, SEED, NO, another text",
        "SEED_KNOWN, SEED, NO, refused",
    })
    void whatAServerLacksIsFound(Lack lack, Capability capability, Verdict verdict, String evidence) {
        ServerReport report = examine(new Patient(lack));
        assertThat(report.of(capability).verdict()).isEqualTo(verdict);
        assertThat(report.of(capability).evidence()).contains(evidence);
        assertThat(report.answers()).isTrue();
    }

    @Test
    void thinkingInTheTextIsNoPartOfWhatIsSaid() {
        ServerReport report = examine(new Patient(Lack.THINKING_FIELD));
        assertThat(report.of(Capability.JSON_SCHEMA).verdict()).isEqualTo(Verdict.YES);
        assertThat(report.of(Capability.CHAT).evidence()).doesNotContain("think");
    }

    @Test
    void anAnswerCutOffWhileThinkingIsOne() {
        String body =
                "{\"choices\":[{\"finish_reason\":\"length\",\"message\":{\"content\":\"\",\"reasoning\":\"hm\"}}]}";
        ServerReport report = examine(ScriptedServer.json(200, body));
        assertThat(report.of(Capability.CHAT)).isEqualTo(Finding.yes("answered, but was cut off while thinking"));
        assertThat(report.of(Capability.THINKING)).isEqualTo(Finding.yes("in 'reasoning'"));
        assertThat(report.of(Capability.TOOLS).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.of(Capability.JSON_SCHEMA).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void aCallLeftInTheTextIsNone() {
        ServerReport report = examine(new Patient(Lack.TOOLS, Lack.TOOLS_BUT_IN_TEXT));
        assertThat(report.of(Capability.TOOLS))
                .isEqualTo(Finding.no("left the call in its text: <call>current_weather(Bergen)</call>"));
    }

    @ParameterizedTest
    @EnumSource(Lack.class)
    void whateverIsLackingNothingElseStops(Lack lack) {
        ServerReport report = examine(new Patient(lack));
        assertThat(report.answers()).isTrue();
        assertThat(report.findings().values())
                .filteredOn(finding -> finding.verdict() != Verdict.YES)
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void refusedFieldsAreRememberedAndTheRestIsAskedWithoutThem() {
        ServerReport report = examine(new Patient(Lack.SEED_KNOWN, Lack.MAX_TOKENS_KNOWN, Lack.SCHEMA_KNOWN));
        assertThat(report.refusedFields()).containsExactly("max_tokens", "response_format", "seed");
        assertThat(report.of(Capability.TOOLS).verdict()).isEqualTo(Verdict.YES);
        assertThat(report.advice(2_000, 4_096))
                .anySatisfy(line -> assertThat(line).contains("leave out", "max_tokens, response_format, seed"));
    }

    @Test
    void aServerWithoutASystemRoleIsAskedTheRestWithoutOneAndThatIsKept() {
        ServerReport report = examine(new Patient(Lack.SYSTEM_ROLE));
        assertThat(report.refusedFields()).containsExactly("system role");
        assertThat(report.of(Capability.SEED).verdict()).isEqualTo(Verdict.YES);
        assertThat(report.of(Capability.CACHED_TOKENS).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void theContextIsFoundWhereverTheServerTells() {
        assertThat(examine(new Patient(Lack.CONTEXT_IN_LIST)))
                .satisfies(report -> assertThat(report.context()).contains(2_048))
                .satisfies(report -> assertThat(report.contextSource()).isEqualTo("/props"));
        ServerReport bound = examine(new Patient(Lack.MODELS, Lack.PROPERTIES));
        assertThat(bound.context()).contains(4_096);
        assertThat(bound.refusedFields())
                .as("the value was refused, not the field")
                .isEmpty();
        assertThat(examine(new Patient(Lack.MODELS, Lack.PROPERTIES, Lack.BOUND_ON_REPLIES))
                        .context())
                .isEmpty();
    }

    @Test
    void aContextTooSmallForTheLongQuestionIsLearnedFromTheRefusal() {
        ServerReport report = examine(new Patient(Lack.CONTEXT_IN_LIST, Lack.ROOM));
        assertThat(report.context()).contains(1_024);
        assertThat(report.answers()).isTrue();
        assertThat(report.of(Capability.SEED).verdict()).isEqualTo(Verdict.YES);
    }

    @Test
    void whatWillHurtIsSaid() {
        ServerReport report = examine(new Patient(
                Lack.CACHED, Lack.SCHEMA_HELD, Lack.USAGE, Lack.TOOLS, Lack.SEED, Lack.MODELS, Lack.THINKING));
        assertThat(String.join("\n", report.advice(2_000, 4_096)))
                .contains(
                        "context of 2048 tokens is smaller than lessons and reply together (6096)",
                        "pay for the lessons' tokens in full",
                        "read tolerantly",
                        "cannot bind",
                        "Tools are not called",
                        "only from its journal");
    }

    @Test
    void aServerThatAnswersNothingIsExaminedToTheEnd() {
        ServerReport report = examine(fails(500, "out of memory"));
        assertThat(report.answers()).isFalse();
        assertThat(report.of(Capability.CHAT).evidence()).contains("out of memory");
        assertThat(report.of(Capability.TOOLS).verdict()).isEqualTo(Verdict.NO);
        assertThat(report.advice(1, 1)).singleElement().asString().contains("nothing can be learned");
    }

    @Test
    void anEchoOfTheWholeRequestTeachesNoField() {
        ServerReport report = examine(fails(400, "bad: seed temperature max_tokens max_completion_tokens"));
        assertThat(report.refusedFields()).isEmpty();
        assertThat(report.answers()).isFalse();
    }

    @Test
    void aWrongKeyStopsAll() {
        try (ScriptedServer server = new ScriptedServer(fails(401, "sk-very-secret-4711 is wrong"))) {
            assertThatThrownBy(() -> Doctor.examine(
                            settings(server)
                                    .apiKey(Optional.of(new Secret("KEY", "sk-very-secret-4711")))
                                    .build(),
                            CLOCK))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageNotContaining("4711");
            assertThat(server.seen()).hasSize(1);
        }
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        ScriptedServer gone = new ScriptedServer(fails(404, ""));
        gone.close();
        assertThatThrownBy(() -> Doctor.examine(settings(gone).build(), CLOCK))
                .isInstanceOf(UnresolvedModelServerException.class);
    }

    @Test
    void furtherFieldsAreSentAlong() throws JsonProcessingException {
        try (ScriptedServer server = new ScriptedServer(new Patient())) {
            Doctor.examine(settings(server).extraBody(Map.of("min_p", 0.1)).build(), CLOCK);
            for (String body : server.bodies().subList(1, 6)) {
                JsonNode sent = new ObjectMapper().readTree(body);
                assertThat(sent.path("min_p").asDouble()).isEqualTo(0.1);
                assertThat(sent.path("model").asText()).isEqualTo("small");
            }
        }
    }

    @Test
    void aReportSurvivesJson() throws JsonProcessingException {
        ServerReport report =
                examine(new Patient(Lack.SEED_KNOWN, Lack.CONTEXT_IN_LIST, Lack.PROPERTIES, Lack.BOUND_ON_REPLIES));
        String json = new ObjectMapper().writeValueAsString(report);
        assertThat(json).contains("\"jsonSchema\":{\"verdict\":\"yes\"", "\"examined\":\"2026-11-21T09:01:25Z\"");
        assertThat(new ObjectMapper().readValue(json, ServerReport.class)).isEqualTo(report);
    }

    @Test
    void theSimulatedEndpointIsKnownForWhatItIs() {
        try (SimulatedServer server = SimulatedServer.start(SimulationSettings.defaults())) {
            ServerReport report = Doctor.examine(
                    EndpointSettings.builder(server.baseUrl(), SimulatedServer.MODEL)
                            .build(),
                    CLOCK);
            assertThat(report.simulated()).isTrue();
            assertThat(report.answers()).isTrue();
            assertThat(report.context()).contains(32_768);
            assertThat(report.of(Capability.USAGE).verdict()).isEqualTo(Verdict.YES);
            assertThat(report.of(Capability.CACHED_TOKENS).verdict()).isEqualTo(Verdict.YES);
            assertThat(report.of(Capability.TOOLS).verdict()).isEqualTo(Verdict.NO);
        }
    }
}
