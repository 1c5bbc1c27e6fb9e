package dev.acumen.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

    private static final String[] PIECES = {
        "", "a", "b", "ab", "\u0000", "\u0000\u0000\u0000\u0001a", "é", "?", "\uD800", "\uDC00", "\uD83D\uDE00", ","
    };

    @Test
    void staysWhatItIsFromReleaseToRelease() {
        assertThat(Fingerprint.of("a", "bc").hex())
                .isEqualTo("b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d");
    }

    @Test
    void noTwoListsOfFieldsShareOne() {
        Map<Fingerprint, List<String>> seen = new HashMap<>();
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            List<String> fields = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                fields.add(PIECES[random.nextInt(PIECES.length)] + PIECES[random.nextInt(PIECES.length)]);
            }
            List<String> before = seen.put(Fingerprint.of(fields), fields);
            assertThat(before == null ? fields : before).isEqualTo(fields);
        }
    }

    @Test
    void halvesOfSurrogatePairsAreNotQuestionMarks() {
        assertThat(List.of(Fingerprint.of("\uD800"), Fingerprint.of("\uD801"), Fingerprint.of("?")))
                .doesNotHaveDuplicates();
    }

    @Test
    void seedIsMadeOfTheFirstSixteenDigits() {
        Fingerprint all = new Fingerprint("f".repeat(64));
        assertThat(all.seed()).isEqualTo(-1L);
        assertThat(new Fingerprint("0".repeat(15) + "a" + "b".repeat(48)).seed())
                .isEqualTo(10L);
        assertThat(all.brief()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789"})
    void isLowerCaseHexOfFullLength(String hex) {
        assertThatThrownBy(() -> new Fingerprint(hex)).isInstanceOf(IllegalArgumentException.class);
    }
}
