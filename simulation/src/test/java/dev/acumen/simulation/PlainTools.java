package dev.acumen.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.simulation.web.site.Site;
import dev.acumen.simulation.web.site.SitePage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** search, read_page and click in their barest form: pages come from the running server, answers look as those of the real tools. */
final class PlainTools {

    private static final Pattern ANCHOR = Pattern.compile("<a href=\"([^\"]+)\">([^<]+)</a>");
    private static final int PART_CHARACTERS = 8000;

    private final int port;
    private final Site site;
    private String lastAddress = "";
    private Map<Integer, String> lastLinks = Map.of();

    PlainTools(int port, Site site) {
        this.port = port;
        this.site = site;
    }

    String call(String tool, JsonNode arguments) {
        return switch (tool) {
            case "search" -> search(arguments.path("query").asText());
            case "read_page" ->
                read(arguments.path("url").asText(), arguments.path("part").asInt(1));
            case "click" -> {
                String address = lastLinks.get(arguments.path("number").asInt());
                yield address == null ? "error: the page read last has no such link" : read(address, 1);
            }
            default -> "error: there is no tool " + tool;
        };
    }

    private String search(String query) {
        List<String> words = List.of(query.toLowerCase(Locale.ROOT).split("\\W+", -1));
        List<SitePage> found = site.pages().stream()
                .filter(page -> score(page, words) > 1)
                .sorted(Comparator.comparingLong((SitePage page) -> score(page, words))
                        .reversed())
                .limit(10)
                .toList();
        StringBuilder answer = new StringBuilder();
        for (SitePage page : found) {
            answer.append("%d. %s\n   %s\n   ...\n".formatted(found.indexOf(page) + 1, page.title(), page.address()));
        }
        return answer.isEmpty() ? "nothing found for \"" + query + "\"" : answer.toString();
    }

    private static long score(SitePage page, List<String> words) {
        String title = page.title().toLowerCase(Locale.ROOT);
        String text = page.text().toLowerCase(Locale.ROOT);
        return words.stream()
                .mapToLong(word -> (title.contains(word) ? 3 : 0) + (text.contains(word) ? 1 : 0))
                .sum();
    }

    private String read(String address, int part) {
        byte[] content = fetch(URI.create(address));
        if (content.length == 0) {
            return "error: " + address + " answers 404: there is no such page";
        }
        String text = new String(content, StandardCharsets.UTF_8);
        lastAddress = address;
        lastLinks = new LinkedHashMap<>();
        if (text.startsWith("%PDF")) {
            StringBuilder lines = new StringBuilder("# " + address + "\n" + address + "\n\n-- page 1 --\n");
            Pattern.compile("(?m)^\\((.*)\\) Tj")
                    .matcher(text)
                    .results()
                    .forEach(line -> lines.append(line.group(1).replaceAll("\\\\([()\\\\])", "$1"))
                            .append('\n'));
            return lines.toString();
        }
        return page(address, text, part);
    }

    private String page(String address, String html, int part) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        String numbered = ANCHOR.matcher(html.replaceAll("(?s)<!--.*?-->", "")).replaceAll(anchor -> {
            String target = URI.create(address).resolve(anchor.group(1)).toString();
            int number = numbers.computeIfAbsent(target, key -> numbers.size() + 1);
            return Matcher.quoteReplacement(anchor.group(2) + " [" + number + "]");
        });
        numbers.forEach((target, number) -> lastLinks.put(number, target));
        Matcher title = Pattern.compile("<h1>(.*?)</h1>").matcher(numbered);
        String name = title.find() ? title.group(1) : address;
        String text = numbered.substring(numbered.indexOf("</h1>") + 5)
                .replace("<li>", "- ")
                .replace("<h2>", "## ")
                .replaceAll("<tr><t[hd]>", "| ")
                .replaceAll("</t[hd]></tr>", " |")
                .replaceAll("</t[hd]><t[hd]>", " | ")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
        int parts = (text.length() + PART_CHARACTERS - 1) / PART_CHARACTERS;
        int from = (part - 1) * PART_CHARACTERS;
        String shown = text.substring(from, Math.min(text.length(), from + PART_CHARACTERS));
        List<String> links = new ArrayList<>();
        for (MatchResult mark :
                Pattern.compile("\\[(\\d+)]").matcher(shown).results().toList()) {
            String link = lastLinks.get(Integer.parseInt(mark.group(1)));
            if (link != null) {
                links.add("[" + mark.group(1) + "] " + link);
            }
        }
        String head = "# " + name + "\n" + address + (parts > 1 ? " (part " + part + " of " + parts + ")" : "");
        return head + "\n\n" + shown + "\n\nLinks:\n"
                + String.join("\n", links.stream().distinct().toList());
    }

    /** Over a socket, because the JDK's client does not let a request name another host. */
    private byte[] fetch(URI address) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getHost()
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.startsWith("HTTP/1.1 200")
                    ? answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "tools at " + lastAddress;
    }
}
