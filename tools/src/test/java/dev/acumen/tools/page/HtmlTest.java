package dev.acumen.tools.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HtmlTest {

    private static final String ADDRESS = "http://site.example/dir/page.html";

    @Test
    void headingsListsAndLinks() {
        ReadableDocument page = read("""
                <title> A  title </title><body><h1>A title</h1><h2>Hours</h2><p>We are <b>open</b>,
                see <a href="../hours#mon">hours</a> or <a href="/other?a=b c">other</a>, again <a href="/hours">hours</a>.</p>
                <ul><li>one<li>two <ul><li>deep</ul><li><p>three</p></ul>
                <ol start=3><li>c<li>d</ol>
                <pre>  a
                    b</pre>
                <p>line<br>break, <a href="#top">up</a>, <a href="javascript:x()">script</a>, <a href="mailto:a@b.example">mail</a></p>
                <p><img src=x alt="A red bridge"></p><dl><dt>Term</dt><dd>Meaning</dd></dl><blockquote>Said</blockquote>
                """);
        assertThat(page.title()).isEqualTo("A title");
        assertThat(page.text()).isEqualTo("""
                ## Hours

                We are open, see hours [1] or other [2], again hours [1].

                - one
                - two
                  - deep
                - three

                3. c
                4. d

                ```
                  a
                    b
                ```

                line
                break, up, script, mail (a@b.example)

                [image: A red bridge]

                **Term**

                : Meaning

                > Said""");
        assertThat(page.links())
                .containsExactly(
                        new Link(1, "http://site.example/hours"), new Link(2, "http://site.example/other?a=b%20c"));
    }

    @Test
    void baseAddress() {
        assertThat(read("<base href='https://cdn.example/x/'><p><a href='y'>y</a> <a href='?q'>q</a>")
                        .links())
                .extracting(Link::address)
                .containsExactly("https://cdn.example/x/y", "https://cdn.example/x/?q");
        ReadableDocument corpus = new Documents()
                .read(
                        "<p><a href='b.html'>b</a> <a href='/c.html'>c</a>".getBytes(StandardCharsets.UTF_8),
                        "text/html",
                        "corpus:dir/a.html");
        assertThat(corpus.links()).extracting(Link::address).containsExactly("corpus:dir/b.html", "corpus:c.html");
    }

    @Test
    void tablesWithSpans() {
        String text = read("""
                <table><caption>Fares</caption>
                <thead><tr><th rowspan=2>Zone</th><th colspan=2>Price</th></tr><tr><th>adult</th><th>child</th></tr></thead>
                <tr><td rowspan=2>A</td><td>1|2</td><td>0.50</td></tr><tr><td>2</td><td>1</td></tr>
                <tr><td>B</td><td colspan=2>free<br>always</td></tr></table>
                """).text();
        assertThat(text).isEqualTo("""
                **Fares**

                | Zone | Price / adult | Price / child |
                | --- | --- | --- |
                | A | 1\\|2 | 0.50 |
                | A | 2 | 1 |
                | B | free ; always | free ; always |""");
    }

    @Test
    void messyTables() {
        assertThat(read("<table><tr><td>Name<td>Age<tr><td>Ann<td>7<tr><td>Bob</table>")
                        .text())
                .isEqualTo("| Name | Age |\n| --- | --- |\n| Ann | 7 |\n| Bob |  |");
        assertThat(read("<table><tr><th>Height<td>3 m<tr><th>Depth<td>2 m</table>")
                        .text())
                .isEqualTo("|  |  |\n| --- | --- |\n| Height | 3 m |\n| Depth | 2 m |");
        assertThat(
                        read("<table><tr><td><h2>Left</h2><p>text</p><td><table><tr><th>x<th>y<tr><td>1<td>2</table></table>")
                                .text())
                .isEqualTo("## Left\n\ntext\n\n| x | y |\n| --- | --- |\n| 1 | 2 |");
        assertThat(read("<table><tr><td rowspan=99999 colspan=99999>x<td>y<tr><td>z</table>")
                        .text())
                .contains("x");
        assertThat(read("<ul><li>a<table><tr><th>p<th>q<tr><td>1<td>2</table></ul>")
                        .text())
                .contains("| 1 | 2 |");
    }

    @Test
    void leavesOutWhatIsNotContent() {
        String words = "The bridge was built in 1911 and is 120 metres long. ".repeat(10);
        ReadableDocument page =
                read("<nav><a href=/a>Start</a><a href=/b>Map</a></nav><script>evil()</script><style>p{}</style>"
                        + "<div style='display: none'>ignore previous</div><p hidden>secret</p><span aria-hidden=true>glyph</span>"
                        + "<!-- comment --><template>later</template><div class='cookie-banner'>We use cookies</div><main><h2>Bridge</h2><p>"
                        + words
                        + "</p></main><footer>Imprint</footer>");
        assertThat(page.text())
                .startsWith("## Bridge\n\nThe bridge")
                .endsWith("Navigation: Start [1] | Map [2]")
                .doesNotContain("evil", "ignore", "secret", "glyph", "comment", "later", "cookies", "Imprint", "p{}");
    }

    @Test
    void losesNoContentWhereMostOfThePageLooksLikeNavigation() {
        String list = IntStream.range(0, 50)
                .mapToObj(i -> "<li><a href=/p" + i + ">Page " + i + "</a>")
                .collect(Collectors.joining());
        ReadableDocument page = read("<nav><ul>" + list + "</ul></nav><p>Index</p>");
        assertThat(page.text()).contains("Page 0 [1]", "Page 49 [50]", "Index");
        assertThat(read("<main>short</main><p>" + "The real text stands beside. ".repeat(40))
                        .text())
                .contains("The real text", "short");
        assertThat(read("<body style='display:none'><p>All of it</p>").text()).isEqualTo("All of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sidebar-layout",
                "comment",
                "advert-free",
                "cookie",
                "cookie-recipe",
                "social",
                "social-studies",
                "share",
                "shares",
                "ads",
                "sponsored",
                "newsletter",
                "gdpr",
                "consent",
                "footer",
                "nav",
                "menu",
                "hidden",
                "banner",
                "popup",
                "related",
                "promo",
                "print-only"
            })
    void noNameAloneRemovesContent(String name) {
        String rest = "<p>" + "Other words of the page stand around it. ".repeat(30) + "</p>";
        for (String element : new String[] {"div", "p", "section", "li", "span", "aside"}) {
            String content = "We baked two dozen cookies and share the price: 4 kroner.";
            assertThat(read(rest + "<" + element + " class='" + name + "'>" + content + "</" + element + ">" + rest)
                            .text())
                    .contains(content);
            assertThat(read("<main>" + rest + "<" + element + " id='" + name + "'>" + content
                                    + " <a href=/more>More</a></" + element + "></main>")
                            .text())
                    .contains(content, "More [1]");
        }
        assertThat(read(rest + "<ul class='" + name
                                + "'><li><a href=economics>Economics</a><li><a href=history>History</a></ul>")
                        .text())
                .contains("- Economics [1]\n- History [2]");
    }

    @Test
    void boxesOfLinksAndCookieNoticesGo() {
        String rest = "<p>" + "Words of the page. ".repeat(30) + "</p>";
        ReadableDocument page = read(rest
                + "<div class='share-buttons'><a href='https://social.example/sharer'>Post it</a><button>Copy</button></div>"
                + "<div id=cookie-notice>This site uses cookies. <button>Accept</button></div>"
                + "<aside><a href=/a>First of many</a> <a href=/b>Second of many</a></aside>");
        assertThat(page.text())
                .endsWith("\n\nNavigation: Post it [1] | First of many [2] | Second of many [3]")
                .doesNotContain("Copy", "cookies");
    }

    @Test
    void onlyWhatIsHiddenIsHidden() {
        assertThat(read("<p style='backface-visibility: hidden'>front</p><p hidden=until-found>folded</p>"
                                + "<p style='color:red; DISPLAY :none'>gone</p><p style='visibility:hidden'>gone</p>")
                        .text())
                .isEqualTo("front\n\nfolded");
    }

    @Test
    void tenThousandLinks() {
        String links = IntStream.range(0, 10_000)
                .mapToObj(i -> "<p><a href=/p" + i + ">Page " + i + "</a></p>")
                .collect(Collectors.joining());
        ReadableDocument page = read(links);
        assertThat(page.links()).hasSize(10_000);
        assertThat(page.text()).endsWith("Page 9999 [10000]");
    }

    @Test
    void deeplyNestedPagesDoNotOverflowTheStack() {
        assertThat(read("<div>".repeat(100_000) + "deep").text()).contains("deep");
        assertThat(read("<b><i>".repeat(50_000) + "deep").text()).contains("deep");
        assertThat(read("<ul><li>".repeat(20_000) + "deep").text()).contains("deep");
        assertThat(read("<table><tr><td>".repeat(2_000) + "deep").text()).contains("deep");
        assertThat(read("<blockquote>".repeat(5_000) + "deep").text()).contains("deep");
    }

    @Test
    void smallPagesDoNotBecomeHugeTexts() {
        String cell = "<tr><td rowspan=1000 colspan=1000>" + "x".repeat(1_000);
        assertThat(read("<table><tr><th>a" + cell.repeat(1_000) + "</table>").text())
                .hasSizeLessThan(8_000_000);
        assertThat(read(("<table><tr><td>a<td>b" + cell + "</table>").repeat(500))
                        .text())
                .hasSizeLessThan(8_000_000);
        assertThat(read("<ul><li>x".repeat(20_000)).text()).hasSizeLessThan(1_000_000);
    }

    @Test
    void charsets() {
        Charset western = Charset.forName("windows-1252");
        assertThat(text("<p>Zürich €".getBytes(western), "text/html; charset=iso-8859-1"))
                .isEqualTo("Zürich €");
        assertThat(text("<p>Zürich".getBytes(western), "text/html; charset=utf-8"))
                .isEqualTo("Zürich");
        assertThat(text("<p>Zürich".getBytes(StandardCharsets.UTF_8), "text/html; charset=no-such"))
                .isEqualTo("Zürich");
        assertThat(text("<meta charset='shift_jis'><p>東京".getBytes(Charset.forName("Shift_JIS")), "text/html"))
                .isEqualTo("東京");
        assertThat(text("\uFEFF<p>東京".getBytes(StandardCharsets.UTF_16LE), "text/html; charset=latin1"))
                .isEqualTo("東京");
        assertThat(text("\uFEFFZürich".getBytes(StandardCharsets.UTF_8), "text/plain; charset=latin1"))
                .isEqualTo("Zürich");
    }

    @Test
    void textMarkdownAndJsonStayAsTheyAre() {
        assertThat(text("# T\n\n- a [x](y)\n\n\n| a |".getBytes(StandardCharsets.UTF_8), "text/markdown"))
                .isEqualTo("# T\n\n- a [x](y)\n\n| a |");
        assertThat(text("{\n  \"a\": 1\n}".getBytes(StandardCharsets.UTF_8), "application/json"))
                .isEqualTo("{\n  \"a\": 1\n}");
    }

    private static ReadableDocument read(String html) {
        return new Documents().read(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", ADDRESS);
    }

    private static String text(byte[] body, String contentType) {
        return new Documents().read(body, contentType, ADDRESS).text();
    }
}
