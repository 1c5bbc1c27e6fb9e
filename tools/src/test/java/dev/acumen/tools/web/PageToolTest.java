package dev.acumen.tools.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.tools.fetch.CachingFetcher;
import dev.acumen.tools.fetch.FolderPageCache;
import dev.acumen.tools.fetch.HttpFetcher;
import dev.acumen.tools.fetch.Site;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PageToolTest {

    private static final String SITE = "http://www.site.example";

    @TempDir
    Path folder;

    private Site site;
    private HttpFetcher fetcher;
    private PageTool tool;

    @BeforeEach
    void start() throws IOException {
        site = new Site();
        fetcher = new HttpFetcher(
                site.settings().maxBytes(100_000).timeout(Duration.ofSeconds(5)).build());
        tool = new PageTool(fetcher, new PageSettings(300, 10, 30));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @Test
    void readsAndClicks() {
        site.page("/", "text/html", "<title>Home</title><h1>Welcome</h1><p>See <a href=hours>Opening hours</a>.")
                .redirect("/hours", "/hours/now")
                .page("/hours/now", "text/html", "<title>Hours</title><p>9 to 5, <a href=..>back</a>");
        assertThat(tool.readPage(SITE, null)).isEqualTo("""
                # Home
                http://www.site.example/

                ## Welcome

                See Opening hours [1].

                Links:
                [1] http://www.site.example/hours""");
        assertThat(tool.click(1)).isEqualTo("""
                # Hours
                http://www.site.example/hours/now

                9 to 5, back [1]

                Links:
                [1] http://www.site.example/""");
        assertThat(tool.click(1)).startsWith("# Home\n");
    }

    @Test
    void longPagesComeInParts() {
        StringBuilder html = new StringBuilder("<title>Long</title>");
        for (int i = 1; i <= 20; i++) {
            html.append("<p>Paragraph ")
                    .append(i)
                    .append(" with some words and <a href=/p")
                    .append(i)
                    .append(">a link</a></p>");
        }
        AtomicInteger asked = new AtomicInteger();
        site.on("/long", exchange -> {
            asked.incrementAndGet();
            Site.send(exchange, 200, "text/html", html.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        });
        String first = tool.readPage(SITE + "/long", null);
        assertThat(first)
                .startsWith("# Long\nhttp://www.site.example/long (part 1 of 4)\n\nParagraph 1 ")
                .contains("[1] http://www.site.example/p1\n")
                .doesNotContain("/p20")
                .endsWith("(part 1 of 4: go on with read_page(\"http://www.site.example/long\", 2))");
        String last = tool.readPage(SITE + "/long", 4);
        assertThat(last)
                .contains("a link [20]", "[20] http://www.site.example/p20")
                .doesNotContain("[1] ", "go on");
        assertThat(asked).hasValue(1);
        assertThatThrownBy(() -> tool.readPage(SITE + "/long", 5))
                .isInstanceOf(ToolFailure.class)
                .hasMessage("http://www.site.example/long has no part 5; its parts are 1 to 4");
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        CountDownLatch never = new CountDownLatch(1);
        site.page("/", "text/html", "<a href=/x>x</a> <a href=/y>y</a>")
                .page("/large", "text/plain", "x".repeat(100_001))
                .page("/none", "text/plain", "no links")
                .page("/picture", "image/png", "x")
                .on("/gone", exchange -> Site.send(exchange, 404, "text/plain", new byte[0]));
        fails(() -> tool.click(1), "no page was read yet; call read_page first", ToolProblem.FAILED);
        tool.readPage(SITE, 1);
        fails(
                () -> tool.click(9),
                "there is no link [9] on http://www.site.example/; its links are [1] to [2]",
                ToolProblem.BAD_ARGUMENTS);
        tool.readPage(SITE + "/none", 1);
        fails(
                () -> tool.click(1),
                "there is no link [1] on http://www.site.example/none; it has no links",
                ToolProblem.BAD_ARGUMENTS);
        fails(
                () -> tool.readPage(SITE + "/gone", 1),
                "there is no page at http://www.site.example/gone (status 404)",
                ToolProblem.FAILED);
        fails(
                () -> tool.readPage(SITE + "/large", 1),
                "http://www.site.example/large is larger than 100,000 bytes",
                ToolProblem.FAILED);
        fails(
                () -> tool.readPage(SITE + "/picture", 1),
                "http://www.site.example/picture cannot be read as text: it is image/png",
                ToolProblem.FAILED);
        fails(
                () -> tool.readPage("http://127.0.0.1/", 1),
                "reading http://127.0.0.1/ is not allowed: it is not on the public internet",
                ToolProblem.FAILED);
        fails(
                () -> tool.readPage("file:///etc/passwd", 1),
                "only addresses that start with http:// or https:// can be read, not file:///etc/passwd",
                ToolProblem.BAD_ARGUMENTS);
        site.on("/slow", exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (HttpFetcher hasty =
                new HttpFetcher(site.settings().timeout(Duration.ofMillis(300)).build())) {
            PageTool impatient = new PageTool(hasty, PageSettings.defaults());
            fails(
                    () -> impatient.readPage(SITE + "/slow", 1),
                    "http://www.site.example/slow did not answer within 0.3 seconds",
                    ToolProblem.TIMED_OUT);
        }
    }

    @Test
    void attemptsShareTheWebAndNothingElse() {
        AtomicInteger visits = new AtomicInteger();
        site.on("/", exchange -> {
            byte[] body = ("visit " + visits.incrementAndGet()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            Site.send(exchange, 200, "text/plain", body);
        });
        CachingFetcher web = new CachingFetcher(fetcher, new FolderPageCache(folder));
        PageTool one = new PageTool(web, PageSettings.defaults());
        PageTool other = new PageTool(web, PageSettings.defaults());
        assertThat(one.readPage(SITE, 1)).endsWith("visit 1").isEqualTo(other.readPage(SITE + "/#x", 1));
        PageTool third = new PageTool(web, PageSettings.defaults());
        fails(() -> third.click(1), "no page was read yet; call read_page first", ToolProblem.FAILED);
    }

    @Test
    void isOfferedUnderTheNamesThatAreFixed() {
        List<ToolSpecification> offered = ToolSpecifications.toolSpecificationsFrom(tool);
        assertThat(offered).extracting(ToolSpecification::name).containsExactlyInAnyOrder("read_page", "click");
        ToolSpecification read = offered.stream()
                .filter(one -> one.name().equals("read_page"))
                .findFirst()
                .orElseThrow();
        assertThat(read.parameters().properties()).containsOnlyKeys("url", "part");
        assertThat(read.parameters().required()).containsExactly("url");
    }

    private static void fails(Runnable call, String message, ToolProblem problem) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ToolFailure.class, e -> assertThat(e.problem()).isEqualTo(problem))
                .hasMessage(message);
    }
}
