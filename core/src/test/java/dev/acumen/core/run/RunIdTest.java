package dev.acumen.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunIdTest {

    @ParameterizedTest
    @CsvSource({
        "freight,freight-1",
        "größe_1.2,größe_1.2-1",
        "'my $dom;x',my-dom-x-1",
        "'../../etc/passwd',etc-passwd-1",
        "'-rf',rf-1",
        "'..',run-1",
        "'',run-1",
        "'a\u001B[2J\u202Eb',a-2J-b-1"
    })
    void aNumberedRunIsNamedByWhatItsNameCanHave(String of, String name) {
        assertThat(RunId.numbered(of, 1).value()).isEqualTo(name);
    }

    @Test
    void itsNameFitsIntoTheNameOfAFile() {
        String name = RunId.numbered("数".repeat(300), 1_000_000).value();
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(220);
        assertThat(RunId.numbered("𝒜".repeat(300), 1).value()).matches("(?:𝒜){50}-1");
    }
}
