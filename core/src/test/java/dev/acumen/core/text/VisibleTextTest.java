package dev.acumen.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @Test
    void spellsOutWhatSteersATerminal() {
        assertThat(VisibleText.of("a\u001B[2Jb\u001B]0;owned\u0007c\u009B31md"))
                .isEqualTo("a\\x1b[2Jb\\x1b]0;owned\\x07c\\x9b31md");
        assertThat(VisibleText.of("ok\rno\b\b\u007F\u0000\f\u000B")).isEqualTo("ok\\rno\\x08\\x08\\x7f\\x00\\x0c\\x0b");
        assertThat(VisibleText.of("a\u0085b\u2028c\u2029d")).isEqualTo("a\\x85b\\u2028c\\u2029d");
    }

    @Test
    void letsNoControlCharacterThroughInAnyForm() {
        IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0)).forEach(control -> {
            String text = "a" + (char) control + "b";
            assertThat(VisibleText.line(text)).as("%x", control).matches("[ -~]+");
            if (control != '\n' && control != '\t') {
                assertThat(VisibleText.of(text)).as("%x", control).matches("[ -~]+");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202B,
                        0x202C,
                0x202D, 0x202E, 0x2060, 0x2061, 0x2062, 0x2063, 0x2064, 0x2065, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A,
                        0x206F,
                0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1D173, 0x1FFFE,
                        0xE0001, 0xE0041,
                0xE007F, 0xE0080, 0xE01F0, 0xE0FFF, 0x10FFFF, 0xE0100
            })
    void spellsOutInLatinTextWhatCannotBeSeenOrTurnsIt(int character) {
        String spelled = VisibleText.of("pay" + Character.toString(character) + "pal");
        assertThat(spelled).matches("pay\\\\(x[0-9a-f]{2}|u[0-9a-f]{4}|u\\{[0-9a-f]+})pal");
    }

    @Test
    void spellsOutEverySelectorAndJoinerButTheFirst() {
        assertThat(VisibleText.of("x\uFE0F\uFE0E\uFE0F")).isEqualTo("x\uFE0F\\ufe0e\\ufe0f");
        assertThat(VisibleText.of("\uFE0F \uFE0F")).isEqualTo("\\ufe0f \\ufe0f");
        assertThat(VisibleText.of("\u0646\u200C\u200C\u200D")).isEqualTo("\u0646\\u200c\\u200c\\u200d");
        assertThat(VisibleText.of("\uD83C\uDFF4\uDB40\uDC67"))
                .as("a flag with tags")
                .contains("\\u{e0067}");
    }

    @Test
    void spellsOutHalvesOfCharacters() {
        assertThat(VisibleText.of("a\uD800b\uDC00")).isEqualTo("a\\ud800b\\udc00");
        assertThat(VisibleText.of("\uD834\uDD1E")).isEqualTo("\uD834\uDD1E");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße, naïve café, Ελλάδα, Россия, 日本語、中文，한국어",
                "👨‍👩‍👧‍👦 family, 🏳️‍🌈 flag, ❤️‍🔥 heart, 👩🏽‍🚀 astronaut, 1️⃣ keycap, 🇩🇪",
                "می‌خواهم کتاب‌ها را بخوانم",
                "क्‍ष और क्‌ष, श्री‌मान",
                "ശ്രീ‍ലങ്ക",
                "שלום\u200F! (abc)\u200E, \u061Cمرحبا 123",
                "葛\uDB40\uDD00城市",
                "\u0600123 ١٢٣",
                "$\\frac{1}{2}$ \\x41 ≤ ∑ √",
                "line one\nline two\tand a tab",
                "é combining é, e\u0301"
            })
    void leavesHonestTextAsItIs(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb','a\nb','a\\r\\nb'",
        "'a\rb','a\\rb','a\\rb'",
        "'a\r\r\nb','a\\r\nb','a\\r\\r\\nb'",
        "'a\tb','a\tb','a\\tb'"
    })
    void keepsEndsOfLinesWhereLinesAreShownAndNowhereElse(String text, String asText, String asLine) {
        assertThat(VisibleText.of(text)).isEqualTo(asText);
        assertThat(VisibleText.line(text)).isEqualTo(asLine);
    }

    @Test
    void spellsJsonAsJsonDoes() {
        assertThat(VisibleText.json("{\"a\":\"\u009B\u202E\uDB40\uDC41\u007F é 👨‍👩‍👧\"}"))
                .isEqualTo("{\"a\":\"\\u009b\\u202e\\udb40\\udc41\\u007f é 👨‍👩‍👧\"}");
    }
}
