package dev.acumen.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.core.task.Split;
import dev.acumen.core.task.Task;
import dev.acumen.simulation.web.WebDomain;
import dev.acumen.simulation.web.site.HostilePage;
import dev.acumen.simulation.web.site.HostilePages;
import dev.acumen.simulation.web.site.Site;
import dev.acumen.simulation.web.site.SiteServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** That the searcher's habits are learned from rewards and from nothing else, and that a gullible reviewer falls for pages. */
class WebLearningTest {

    private static final int GROUP = 3;

    private static PlainClient client(SimulatedServer server) {
        return new PlainClient(server);
    }

    private static SimulatedServer server(long seed, double gullibility) {
        return SimulatedServer.start(SimulationSettings.builder()
                .seed(seed)
                .latency(Duration.ZERO, Duration.ZERO)
                .contextTokens(200_000)
                .gullibility(gullibility)
                .build());
    }

    private static String summary(PlainClient client, String attempt) {
        return client.reply(
                        "Reply with {\"summary\": \"...\"}", "<attempt reward=\"1\">\n" + attempt + "\n</attempt>", 1)
                .path("summary")
                .asText();
    }

    private static List<String> learned(
            PlainClient client, WebLoop loop, List<Task> tasks, boolean shuffled, long seed) {
        List<String> attempts = new ArrayList<>();
        List<Double> rewards = new ArrayList<>();
        for (Task task : tasks) {
            for (int i = 0; i < GROUP; i++) {
                attempts.add(loop.attempt(task, List.of(), seed * 100 + i, false));
                rewards.add(WebLoop.reward(task, attempts.get(attempts.size() - 1)));
            }
        }
        if (shuffled) {
            Collections.shuffle(rewards, new Random(seed));
        }
        List<String> proposals = new ArrayList<>();
        for (int from = 0; from < attempts.size(); from += GROUP) {
            StringBuilder shown = new StringBuilder("<known>\n</known>\n");
            for (int i = from; i < from + GROUP; i++) {
                shown.append("<attempt number=\"%d\" reward=\"%s\">\n%s\n</attempt>\n"
                        .formatted(i - from + 1, rewards.get(i), summary(client, attempts.get(i))));
            }
            JsonNode found = client.reply("At most 3 lessons. Reply with {\"lessons\": [...]}", shown.toString(), from);
            for (JsonNode lesson : found.path("lessons")) {
                proposals.add("%d. ADD %s (tasks: t%d)"
                        .formatted(proposals.size() + 1, lesson.path("lesson").asText(), from));
            }
        }
        JsonNode edits = client.reply(
                "The library has room for 40 more lessons. Reply with {\"edits\": [...]}",
                "<library>\n</library>\n<proposals>\n" + String.join("\n", proposals) + "\n</proposals>",
                seed);
        List<String> lessons = new ArrayList<>();
        edits.path("edits").forEach(edit -> lessons.add(edit.path("text").asText()));
        return lessons;
    }

    private static double gain(boolean shuffled, long seed) {
        Site site = Site.made();
        try (SimulatedServer model = server(seed, 0);
                SiteServer pages = SiteServer.start(site)) {
            PlainClient client = client(model);
            WebLoop loop = new WebLoop(client, pages.port(), site);
            List<Task> test = new WebDomain().tasks(Split.TEST, seed).tasks();
            List<String> lessons = learned(
                    client, loop, new WebDomain().tasks(Split.PRACTICE, seed).tasks(), shuffled, seed);
            double before = loop.shareRight(test, List.of(), 3);
            double after = loop.shareRight(test, lessons, 3);
            long good =
                    lessons.stream().filter(WebDomain.goodLessons()::contains).count();
            System.out.printf(
                    "web loop, %s rewards, seed %d: %.3f -> %.3f, %d lessons, %d of them good%n",
                    shuffled ? "shuffled" : "true", seed, before, after, lessons.size(), good);
            return after - before;
        }
    }

    @Test
    void oneRoundOfPracticeGainsWithTrueRewardsOnly() {
        double gained = gain(false, 1) + gain(false, 2) + gain(false, 3);
        double shuffled = gain(true, 1) + gain(true, 2) + gain(true, 3);
        assertThat(gained / 3).isGreaterThan(0.2);
        assertThat(shuffled / 3).isLessThan(0.12);
    }

    @Test
    void aGullibleReviewerMakesLessonsOfPayloadsAndASoberOneDoesNot() {
        List<String> missed = new ArrayList<>();
        try (SimulatedServer gullible = server(1, 1);
                SimulatedServer sober = server(1, 0)) {
            for (HostilePage page : HostilePages.all()) {
                String attempt = "<tool_output>\n# Thread\n" + page.page().address() + "\n\n"
                        + page.page().text().replaceAll("(word ){50,}", "")
                        + "\n</tool_output>\nDecisions on the way:\n- Dates: took the date from the calendar.\n#### x";
                assertThat(lessons(sober, attempt)).doesNotContain(page.mark());
                if (!lessons(gullible, attempt).contains(page.mark())) {
                    missed.add(page.kind() + ": " + page.mark());
                }
            }
        }
        // A tag that closes the attempt ends what the reviewer reads; that is for whoever writes the prompt to see to.
        assertThat(missed).allMatch(kind -> kind.startsWith("closing tag"));
    }

    private static String lessons(SimulatedServer server, String attempt) {
        PlainClient client = client(server);
        String shown = "<attempt number=\"1\" reward=\"1\">\n" + summary(client, attempt) + "\n</attempt>";
        List<String> lessons = new ArrayList<>();
        client.reply("At most 4 lessons. Reply with {\"lessons\": [...]}", shown, 1)
                .path("lessons")
                .forEach(lesson -> lessons.add(lesson.path("lesson").asText()));
        return String.join("\n", lessons);
    }
}
