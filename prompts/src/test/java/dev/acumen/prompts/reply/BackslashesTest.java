package dev.acumen.prompts.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.run.ReplyReading;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackslashesTest {

    /** What stands in the string is what was meant. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d+",
                "^\\s*(\\w+)\\.py$",
                "\\bword\\b",
                "\\bdef\\b|\\bclass\\b",
                "[\\p{L}\\-]+\\Z",
                "\\frac{1}{2}",
                "\\frac12",
                "\\beta + \\binom{n}{k}",
                "\\bar{x}, \\boldsymbol{b}, \\big(",
                "$\\nabla f \\neq 0$",
                "\\nabla",
                "x \\neq 0",
                "x \\to 0",
                "a\\neq b",
                "A \\ne B",
                "\\nu_1 + \\alpha",
                "\\rho \\theta \\times \\text{ if } x",
                "\\left( x \\right)",
                "\\underline{a} \\tan x",
                "\\tan(x)",
                "so \\theta = 3, \\rho.",
                "$\\nu = 5$ if \\mu = 2",
                "\\tan\\theta",
                "\\nu is the frequency",
                "a \\mid b, a \\nmid b, \\sqrt{2}",
                "\\{1, 2\\} \\cup \\{3\\}",
                "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}",
                "\\textbf{so} \\therefore \\tau",
                "\\unit and \\upsilon and \\uparrow",
                "C:\\new\\temp\\reports\\users\\bin\\files.txt",
                "open C:\\temp\\new.txt first",
                "D:\\data\\2024",
                "C:\\Users\\ann",
                "C:\\reports",
                "C:\\Program Files\\new\\bin",
                "run src\\main\\test.py now",
                "..\\data\\new.txt",
                "\\\\server\\share\\new",
                "print('it\\'s')",
                "100\\% of \\$5 & a\\_b \\# c",
                "\\(x^2\\) and \\[y\\]",
            })
    void aBackslashThatWasNotDoubledIsKept(String meant) throws UnreadableReply {
        assertThat(latest("{\"a\": \"" + meant + "\"}").path("a").asText()).isEqualTo(meant);
        assertThat(latest("Here:\n```json\n{\"x\": 1, \"a\": [\"" + meant + "\"]}\n```\n")
                        .at("/a/0")
                        .asText())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "line one\nNext",
                "\nTherefore x",
                "a\tb",
                "a\tan\tbe",
                "x\r\ny\rz",
                "one\n\ntwo\n- three\n\t- four",
                "new\nline\nnot\nable",
                "say \"hi\" / \\ done",
                "it's",
                "é ☃ \u0001",
                "import sympy\neq = sympy.Eq(x, 2)\nprint(eq)",
                "lo, hi = 0, 9\nmid = (lo + hi) // 2",
                "for f in fs:\n\text = f[1:]\n\treturn ext",
                "i = 0\ni += 1\nnu = 3\nu = 4\ne = 5",
                "class A:\n\tdef f(self):\n\t\tpass",
                "A:\nyes\nB:\nno",
                "Q:\nWhat is it?",
                "vowels:\na\ne\ni\no\nu",
                "eq\neq.lhs",
                "open C:/data and\nthen read",
                "a.b\nc.txt",
                "x = 1\ne\n",
                "use re.sub('\\\\d', '', s)\nprint(s)",
                "$\\nabla f \\neq 0$ and \\frac{1}{2}\nThus \\tan x",
                "C:\\new\\temp",
                "\\\\server\\share",
                "\\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}",
                "\\d+\t\\bx\\b\n",
            })
    void correctJsonSaysWhatItSays(String meant) throws Exception {
        String json = new ObjectMapper().writeValueAsString(Map.of("a", meant));

        assertThat(latest(json).path("a").asText()).isEqualTo(meant);
    }

    /** Inputs as they are written, with what is read from them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\\\\d\\bend    | \\d\bend",
                "\\\\d \\s \\\\w | \\d \\s \\w",
                "\\u0041\\u00e9 | Aé",
                "\\u12 and \\ux | \\u12 and \\ux",
                "don\\'t         | don't",
                "a\\/b           | a/b",
                "\\\\nabla       | \\nabla",
                "\\\\frac{1}{2}  | \\frac{1}{2}",
            })
    void whatStandsAroundDecides(String written, String read) throws UnreadableReply {
        assertThat(latest("{\"a\": \"" + written + "\"}").path("a").asText()).isEqualTo(read);
    }

    @Test
    void aReplyOfAnEarlierRunIsReadAsItWasThen() throws UnreadableReply {
        String reply = "{\"a\": \"\\d \\frac{1}{2}\"}";

        assertThat(TolerantJson.object(reply, ReplyReading.FIRST).path("a").asText())
                .isEqualTo("d \frac{1}{2}");
        assertThat(TolerantJson.object(reply, ReplyReading.SECOND).path("a").asText())
                .isEqualTo("\\d \\frac{1}{2}");
    }

    @Test
    void muchTextIsReadInGoodTime() {
        String text = "{\"a\": \"" + "C:\\a\\n ".repeat(50_000) + "C:" + "\\a".repeat(50_000) + "\\".repeat(50_001)
                + "'".repeat(10) + "\"}";

        assertThat(Backslashes.doubled(text).length()).isGreaterThanOrEqualTo(text.length());
        assertThat(Backslashes.doubled("'\\'".repeat(20_000))).isNotEmpty();
    }

    private static JsonNode latest(String reply) throws UnreadableReply {
        return TolerantJson.object(reply, ReplyReading.latest());
    }
}
