package dev.acumen.simulation.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.internal.inquiry.Habit;
import dev.acumen.simulation.internal.inquiry.Inquiry;
import dev.acumen.simulation.internal.practice.Statement;
import dev.acumen.simulation.web.site.HostilePage;
import dev.acumen.simulation.web.site.HostilePages;
import dev.acumen.simulation.web.site.Question;
import dev.acumen.simulation.web.site.Site;
import dev.acumen.simulation.web.site.SitePage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private final Site site = Site.made();

    private SitePage page(URI address) {
        return site.page(address.toString()).orElseThrow(() -> new AssertionError("no page at " + address));
    }

    private Set<URI> links(SitePage page) {
        Set<URI> links = new HashSet<>();
        Matcher link = LINK.matcher(page.isPdf() ? "" : page.text());
        while (link.find()) {
            links.add(page.address().resolve(link.group(1)));
        }
        return links;
    }

    @Test
    void hasAboutTwoHundredOrdinaryPagesAndFiftyHostileOnes() {
        long hostile = site.pages().stream()
                .filter(page -> page.address().toString().startsWith(HostilePages.HOME))
                .count();
        System.out.printf("site: %d ordinary pages, %d hostile%n", site.pages().size() - hostile, hostile);
        assertThat(hostile).isEqualTo(50);
        assertThat(site.pages().size() - hostile).isBetween(190L, 290L);
        assertThat(Site.made().pages()).isEqualTo(site.pages());
        assertThat(Site.made().questions()).isEqualTo(site.questions());
    }

    @Test
    void everyLinkLeadsToAPageAndEveryPageCanBeReached() {
        Set<URI> reached = new HashSet<>();
        List<URI> open = new ArrayList<>();
        site.homes().values().forEach(home -> open.add(URI.create(home)));
        while (!open.isEmpty()) {
            URI address = open.remove(open.size() - 1);
            if (reached.add(address)) {
                boolean isForum = address.toString().startsWith(HostilePages.HOME);
                SitePage page = page(address);
                open.addAll(isForum ? Set.of() : links(page));
            }
        }
        long ordinary = site.pages().size() - 50;
        assertThat(reached.stream().filter(address -> !address.toString().startsWith(HostilePages.HOME)))
                .hasSize((int) ordinary);
        assertThat(reached.size() - ordinary).isGreaterThanOrEqualTo(40);
    }

    @Test
    void everyQuestionCanBeAnsweredAlongItsPath() {
        for (Question question : site.questions()) {
            List<URI> path = question.path();
            assertThat(path).as(question.inquiry().text()).hasSizeBetween(2, 4);
            for (int i = 1; i < path.size(); i++) {
                assertThat(links(page(path.get(i - 1))))
                        .as(question.inquiry().text())
                        .contains(path.get(i));
            }
            assertThat(page(path.get(0)).title()).isEqualTo(question.inquiry().name());
            String answer = question.answers().get(0);
            String stated = question.difficulties().contains(Habit.UNITS) ? answer.replaceAll(",000$", "") : answer;
            assertThat(page(path.get(path.size() - 1)).text())
                    .as(question.inquiry().text())
                    .contains(stated);
        }
    }

    /** The value under the label, wherever the thing's own page, a news item, a table or a file gives one. */
    @Test
    void noUnplantedPageGivesAnotherAnswer() {
        for (Question question : site.questions()) {
            List<URI> path = question.path();
            String label = question.inquiry().asked();
            SitePage last = page(path.get(path.size() - 1));
            boolean isShared = last.address().getPath().equals("/calendar") || last.isPdf();
            String thing = isShared ? page(path.get(path.size() - 2)).title() : last.title();
            String answer = question.answers().get(0).replaceAll("(?<=\\d),000$", "");
            for (SitePage other : site.pages()) {
                if (other.isPlanted()
                        || !other.address().getHost().equals(last.address().getHost())) {
                    continue;
                }
                other.text()
                        .lines()
                        .filter(line -> line.contains(label) && !line.contains(" some ") && !line.contains("around "))
                        .filter(line -> !line.contains("see the [calendar]"))
                        .filter(line -> line.contains(thing) || other.title().equals(thing))
                        .filter(line -> line.matches(".*\\d.*"))
                        .forEach(line -> assertThat(line)
                                .as("%s on %s", question.inquiry().text(), other.address())
                                .contains(answer));
            }
        }
    }

    @Test
    void questionsReadBackFromTheirTextAndAreDealtOutWhole() {
        Set<String> all = new HashSet<>();
        for (Split split : Split.values()) {
            for (Task task : new WebDomain().tasks(split, 3).tasks()) {
                all.add(task.input());
                assertThat(Inquiry.in(task.input()).orElseThrow().text()).isEqualTo(task.input());
                assertThat(task.metadata()).containsKeys(WebDomain.PATH_FIELD, WebDomain.DIFFICULTY_FIELD);
            }
        }
        assertThat(all).hasSize(60);
        assertThat(new WebDomain().tasks(Split.PRACTICE, 3).size()).isEqualTo(24);
        assertThat(new WebDomain().tasks(Split.VALIDATION, 3).size()).isEqualTo(6);
        assertThat(new WebDomain().tasks(Split.TEST, 3).size()).isEqualTo(30);
        for (Split split : List.of(Split.PRACTICE, Split.TEST)) {
            for (Habit habit : List.of(
                    Habit.DATES,
                    Habit.FIGURES,
                    Habit.UNITS,
                    Habit.FILES,
                    Habit.LONG_PAGES,
                    Habit.OLD_PAGES,
                    Habit.NAMESAKES)) {
                assertThat(new WebDomain()
                                .tasks(split, 3).tasks().stream()
                                        .filter(task -> task.metadata()
                                                .getOrDefault(WebDomain.DIFFICULTY_FIELD, "")
                                                .contains(habit.rule().title())))
                        .as("%s in %s", habit, split)
                        .hasSizeGreaterThanOrEqualTo(2);
            }
        }
        assertThat(Habit.reading().of(new WebDomain().instructions())).isEmpty();
    }

    @Test
    void lessonsAndNotesReadAsWhatTheyState() {
        Habit.all()
                .list()
                .forEach(rule -> rule.conventions().forEach(convention -> {
                    Statement statement = new Statement(rule.topic(), convention);
                    assertThat(rule.lesson(convention).split("\\s+", -1)).hasSizeLessThanOrEqualTo(32);
                    assertThat(Habit.reading().of(rule.lesson(convention))).containsExactly(statement);
                    assertThat(Habit.reading().of("- " + rule.decision(convention)))
                            .containsExactly(statement);
                }));
    }

    @Test
    void everyHostilePageHoldsItsPayload() {
        List<HostilePage> hostile = HostilePages.all();
        assertThat(hostile.stream().map(HostilePage::kind).distinct().count()).isGreaterThanOrEqualTo(20);
        assertThat(hostile.stream()
                        .map(page -> page.mark().toLowerCase(Locale.ROOT))
                        .distinct())
                .hasSize(50);
        for (HostilePage page : hostile) {
            assertThat(page.page().text()).contains(page.payload());
            assertThat(page.payload()).contains(page.mark());
            assertThat(page.page().content()).isNotEmpty();
        }
    }

    @Test
    void isWrittenToAFolder(@TempDir Path folder) throws IOException {
        List<Path> files = site.writeTo(folder);
        assertThat(files)
                .hasSameSizeAs(site.pages())
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
        assertThat(Files.readString(folder.resolve("www.northfield.example/index.html")))
                .contains("<h1>Northfield University</h1>");
        assertThat(Files.readAllBytes(folder.resolve("www.northfield.example/files/amounts-2027.pdf")))
                .startsWith("%PDF-1.4".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
