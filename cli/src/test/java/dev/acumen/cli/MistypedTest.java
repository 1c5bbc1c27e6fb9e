package dev.acumen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.cli.CommandLineUser.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistypedTest {

    @TempDir
    Path directory;

    private CommandLineUser user;

    @BeforeEach
    void sitsDown() {
        user = new CommandLineUser(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "lern freight, 'acumen' has no command 'lern' (did you mean 'learn'?)",
        "Library list, 'acumen' has no command 'Library' (did you mean 'library'?)",
        "evaluate, 'acumen' has no command 'evaluate'",
        "freight, 'acumen' has no command 'freight'",
        "library shwo freight, 'acumen library' has no command 'shwo' (did you mean 'show'?)",
        "library quarantene x, 'acumen library' has no command 'quarantene' (did you mean 'quarantine'?)",
        "runs lst, 'acumen runs' has no command 'lst' (did you mean 'list'?)",
        "runs atempts x, 'acumen runs' has no command 'atempts' (did you mean 'attempts'?)",
        "data fecth x, 'acumen data' has no command 'fecth' (did you mean 'fetch'?)",
        "evaluators chek, 'acumen evaluators' has no command 'chek' (did you mean 'check'?)",
        "learn freight --epoch 3, 'acumen learn' has no option '--epoch' (did you mean '--epochs'?)",
        "learn freight --groupsize=3, 'acumen learn' has no option '--groupsize' (did you mean '--group-size'?)",
        "learn freight --modle x, 'acumen learn' has no option '--modle' (did you mean '--model'?)",
        "learn --colour red freight, 'acumen learn' has no option '--colour'",
        "learn --hepl, 'acumen learn' has no option '--hepl' (did you mean '--help'?)",
        "library show x --jsno, 'acumen library show' has no option '--jsno' (did you mean '--json'?)",
        "ask freight what does it cost, 'acumen ask' does not know what to do with 'does'",
        "--home x learn freight, the option '--home' stands behind the command that it is for",
        "--verison, 'acumen' has no option '--verison' (did you mean '--version'?)",
        "learn freight --colour, 'acumen learn' has no option '--colour'",
    })
    void namesWhatWasMistypedAndWhatMayHaveBeenMeant(String typed, String told) {
        Outcome outcome = user.types(typed.split(" "));
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        List<String> lines = outcome.err().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("acumen: " + told);
        assertThat(lines.get(0).contains("did you mean"))
                .isEqualTo(told.contains("did you mean") || typed.equals("evaluate"));
        assertThat(lines.get(1)).startsWith("try: acumen").endsWith("--help");
    }

    @Test
    void tellsProgramsTheSame() {
        Outcome outcome = user.types("learn", "freight", "--epoch", "3", "--json");
        assertThat(outcome.json().path("error").path("message").asText())
                .isEqualTo("'acumen learn' has no option '--epoch' (did you mean '--epochs'?)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{; Unexpected end-of-input: expected close marker for Object, at character 2",
                "{a:1}; at character 2",
                "nonsense; Unrecognized token 'nonsense'",
                "{\"a\":1} {\"b\":2}; text follows the object",
                "[1]; takes a JSON object, not: [1]",
                "''; takes a JSON object",
            })
    void saysOfFurtherFieldsWhatIsWrongWithThem(String json, String told) {
        Outcome outcome = user.types("learn", "freight", "--url", "simulated", "--extra-body", json);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.lastErrorLine())
                .startsWith("acumen: --extra-body ")
                .contains(told)
                .doesNotContain("Source", "REDACTED", "Feature", "JsonNode", "marker at");
    }

    @Test
    void everyListedCommandIsSummedUpInAWholeSentence() {
        List<String> cut = new ArrayList<>();
        int summaries = 0;
        for (String command : List.of("", "library", "runs", "data", "evaluators")) {
            String help = user.types((command + " --help").strip().split(" ")).out();
            String commands = help.substring(help.indexOf("Commands:") + "Commands:".length());
            commands = commands.split("\\R(?=\\S)|\\R\\R", 2)[0];
            // A summary goes on in lines that are set in further.
            for (String summary : commands.split("\\R {2}(?=\\S)")) {
                if (!summary.isBlank()) {
                    summaries++;
                    if (!summary.strip().endsWith(".")) {
                        cut.add(command + ": " + summary);
                    }
                }
            }
        }
        assertThat(summaries).isGreaterThan(20);
        assertThat(cut).isEmpty();
    }
}
