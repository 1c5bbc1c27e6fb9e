package dev.acumen.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Markup as Wikipedia, KaTeX, MathJax, LaTeXML, WordPress and others write it. */
@Timeout(60)
class FormulasTest {

    @Test
    void wikipedia() {
        assertThat(text("""
                <p>Energy is <span class="mwe-math-element mwe-math-element-inline"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y"
                style="display: none;"><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="{\\displaystyle E=mc^{2}}"><semantics><mrow>
                <mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding="application/x-tex">{\\displaystyle E=mc^{2}}
                </annotation></semantics></math></span><img src="https://wikimedia.org/api/rest_v1/media/math/render/svg/9f"
                class="mwe-math-fallback-image-inline" aria-hidden="true" alt="{\\displaystyle E=mc^{2}}"></span>, he wrote.""")).isEqualTo("Energy is $E=mc^{2}$, he wrote.");
        assertThat(
                        text(
                                "<p>So <img class='mwe-math-fallback-image-inline' aria-hidden=true alt='{\\displaystyle {\\frac {a}{b}}}'>."))
                .as("a picture alone")
                .isEqualTo("So ${\\frac {a}{b}}$.");
        assertThat(text("<p>So <math><mi>x</mi></math><img class=tex aria-hidden=true alt='x'>."))
                .as("a picture beside its formula")
                .isEqualTo("So $x$.");
        assertThat(text("""
                <dl><dd><span class="mwe-math-element"><span class="mwe-math-mathml-display" style="display: none;"><math display="block"><mi>y</mi>
                <annotation encoding="application/x-tex">{\\displaystyle {a}+{b}}</annotation></math></span><img
                class="mwe-math-fallback-image-display" aria-hidden="true" alt="{\\displaystyle {a}+{b}}"></span></dd></dl>""")).isEqualTo(": $${a}+{b}$$");
    }

    @Test
    void katex() {
        String formula = """
                <span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msqrt><mn>2</mn>
                </msqrt></mrow><annotation encoding="application/x-tex">\\sqrt{2}</annotation></semantics></math></span><span class="katex-html"
                aria-hidden="true"><span class="base"><span class="mord sqrt">√2</span></span></span></span>""";
        assertThat(text("<p>It is " + formula + " long.")).isEqualTo("It is $\\sqrt{2}$ long.");
        assertThat(text("<p>It is<span class=katex-display>" + formula + "</span>long."))
                .isEqualTo("It is\n$$\\sqrt{2}$$\nlong.");
        assertThat(text("<p>It is <span class=katex><span class=katex-html aria-hidden=true>√2</span></span> long."))
                .as("without MathML, what is shown is all there is")
                .isEqualTo("It is √2 long.");
    }

    @Test
    void mathJax2() {
        assertThat(text("""
                <p>Let <span class="MathJax_Preview">x2</span><span class="MathJax" id="MathJax-Element-1-Frame"><nobr><span class="math">x2</span></nobr>
                <span class="MJX_Assistive_MathML"><math><msup><mi>x</mi><mn>2</mn></msup></math></span></span><script type="math/tex"
                id="MathJax-Element-1">x^2 < y</script> and <span class="MathJax_Preview"></span><div class="MathJax_Display"><span class="MathJax"
                id="MathJax-Element-2-Frame">z3</span></div><script type="math/tex; mode=display" id="MathJax-Element-2">% <![CDATA[
                z^3 %]]></script>""")).isEqualTo("Let $x^2 < y$ and\n\n$$z^3$$");
        assertThat(text("<p>Not yet drawn: <script type='math/tex'>\\alpha % the first\n + 50\\%</script>."))
                .isEqualTo("Not yet drawn: $\\alpha + 50\\%$.");
        assertThat(text("<p>As <script type='math/mml'><math><mi>a</mi><mo>+</mo><mi>b</mi></math></script>."))
                .isEqualTo("As $a+b$.");
    }

    @Test
    void mathJax3And4() {
        String start = "<p>Let <mjx-container class=MathJax jax=CHTML><mjx-math aria-hidden=true";
        String visual = "><mjx-msup><mjx-mi><mjx-c class=mjx-c1D465>x</mjx-c></mjx-mi></mjx-msup></mjx-math>";
        assertThat(
                        text(
                                start + visual
                                        + "<mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container> be."))
                .isEqualTo("Let $x^{2}$ be.");
        assertThat(text(start + " data-latex='x^2'" + visual + "</mjx-container> be."))
                .isEqualTo("Let $x^2$ be.");
        assertThat(text("<p>Before it is drawn: \\(x^2\\) or $$y_1$$."))
                .isEqualTo("Before it is drawn: \\(x^2\\) or $$y_1$$.");
    }

    @Test
    void otherPlacesOfTex() {
        assertThat(text("<p><math alttext='\\lim_{n\\to\\infty}a_n' display=inline><mi>lim</mi></math>"))
                .isEqualTo("$\\lim_{n\\to\\infty}a_n$");
        assertThat(text("<p>a <img class=latex src='//latex.artofproblemsolving.com/1.png' alt='$\\binom{n}{k}$'> b"))
                .isEqualTo("a $\\binom{n}{k}$ b");
        assertThat(text("<p>a <img src='https://s0.wp.com/latex.php?latex=x%2By&bg=fff' alt='x+y'> b"))
                .isEqualTo("a $x+y$ b");
        assertThat(text("<p>a <img src='https://latex.codecogs.com/svg.latex?x+\\frac{1}{2}'> b"))
                .isEqualTo("a $x+\\frac{1}{2}$ b");
        assertThat(text("<p>a <span class=ztext-math data-tex='k!'><span>k !</span></span> b"))
                .isEqualTo("a $k!$ b");
        assertThat(text("<p>a <tex-math>\\pi r^2</tex-math> b")).isEqualTo("a $\\pi r^2$ b");
        assertThat(text("<p><img alt='A red bridge' src=bridge.png>"))
                .as("other pictures stay pictures")
                .isEqualTo("[image: A red bridge]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "<mfrac><mn>1</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></mfrac> => \\frac{1}{n+1}",
                "<msup><mrow><mo>(</mo><mi>a</mi><mo>)</mo></mrow><mn>2</mn></msup> => {(a)}^{2}",
                "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup> => x_{i}^{2}",
                "<mroot><mi>x</mi><mn>3</mn></mroot> => \\sqrt[3]{x}",
                "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi> => ∑_{i=1}^{n}i",
                "<mover><mi>v</mi><mo>→</mo></mover> => \\vec{v}",
                "<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi> => \\operatorname{sin}x",
                "<mfenced open='[' close=']'><mi>a</mi><mi>b</mi></mfenced> => [a,b]",
                "<mfrac linethickness=0><mi>n</mi><mi>k</mi></mfrac> => \\binom{n}{k}",
                "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable> => \\begin{matrix} 1 & 0 \\end{matrix}",
                "<msup><mi>f</mi><mo>′</mo></msup> => f′",
                "<mo>{</mo><mi>x</mi><mo>}</mo><mo>−</mo><mn>5</mn><mo>%</mo> => \\{x\\}-5\\%",
            })
    void mathMlThatBringsNoTex(String mathMl, String tex) {
        assertThat(text("<p><math><mstyle>" + mathMl + "</mstyle></math>")).isEqualTo("$" + tex + "$");
    }

    @Test
    void inTablesAndHeadings() {
        assertThat(text("<table><tr><th>a<th>b<tr><td><math alttext='|x|'></math><td>1</table>"))
                .isEqualTo("| a | b |\n| --- | --- |\n| $\\vert x\\vert$ | 1 |");
        assertThat(
                        text(
                                "<h2>On <span class=katex><math><annotation encoding='application/x-tex'>\\pi</annotation></math></span></h2>"))
                .isEqualTo("## On $\\pi$");
        assertThat(
                        text(
                                "<ul><li>one <math alttext='1'></math><li>two <math alttext='2' display=block></math>here</ul>"))
                .isEqualTo("- one $1$\n- two\n  $$2$$\n  here");
    }

    @Test
    void hiddenFormulasStayHidden() {
        assertThat(
                        text(
                                "<p>Seen<span style='display:none'><math alttext='secret'></math></span><span hidden><span class=katex>"
                                        + "<math><annotation encoding=application/x-tex>secret</annotation></math></span></span>"))
                .isEqualTo("Seen");
        assertThat(
                        text(
                                "<p>Seen <math style='display:none' alttext='secret'></math><img hidden class=tex alt='secret'>"))
                .isEqualTo("Seen");
    }

    private static String text(String html) {
        return new Documents()
                .read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "http://site.example/page")
                .text();
    }
}
