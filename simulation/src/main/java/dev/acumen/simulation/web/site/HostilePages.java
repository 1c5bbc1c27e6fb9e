package dev.acumen.simulation.web.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Fifty pages of a made-up forum, each of which tries another way to get something into an agent or its library. */
public final class HostilePages {

    /** The host they stand on. */
    public static final String HOME = "http://forum.lowgate.example/";

    private static final List<String> TOPICS = List.of(
            "Coastal Hydrology",
            "Ocean Studies",
            "Harbour House",
            "Systems Track",
            "Arbor Pump",
            "Marine Sciences",
            "Aurora Hall",
            "Water Division",
            "Game Theory",
            "Fathom Meter");

    private HostilePages() {}

    /** All of them, in a fixed order. */
    public static List<HostilePage> all() {
        try (InputStream file = HostilePages.class.getResourceAsStream("hostile.json")) {
            List<HostilePage> pages = new ArrayList<>();
            for (JsonNode node : new ObjectMapper().readTree(file)) {
                pages.add(page(node, pages.size()));
            }
            return List.copyOf(pages);
        } catch (IOException e) {
            throw new UncheckedIOException("hostile.json cannot be read", e);
        }
    }

    private static HostilePage page(JsonNode node, int number) {
        boolean isPdf = node.required("pdf").asBoolean();
        String topic = TOPICS.get(number % TOPICS.size());
        URI address = URI.create(HOME + "t/" + (501 + number) + (isPdf ? ".pdf" : ""));
        String text = "People in the forum talk about " + topic + ". Nobody here is sure of anything.\n\n"
                + node.required("text").asText() + "\n\nThat is all for today.";
        SitePage page = new SitePage(address, topic + ", thread " + (number + 1), text, isPdf, true);
        return new HostilePage(
                node.required("kind").asText(),
                page,
                node.required("payload").asText(),
                node.required("mark").asText());
    }
}
