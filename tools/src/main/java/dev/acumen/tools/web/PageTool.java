package dev.acumen.tools.web;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.tools.fetch.FetchFailure;
import dev.acumen.tools.fetch.FetchedPage;
import dev.acumen.tools.fetch.Fetcher;
import dev.acumen.tools.internal.paging.Paging;
import dev.acumen.tools.page.Documents;
import dev.acumen.tools.page.Link;
import dev.acumen.tools.page.ReadableDocument;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads pages of the web, for one attempt: it remembers the page that was read last, whose links can be followed by number. */
public final class PageTool {

    private static final Pattern NUMBER = Pattern.compile("\\[(\\d{1,6})]");

    private final Fetcher fetcher;
    private final Documents reader;
    private final int partCharacters;
    private Optional<Shown> last = Optional.empty();

    /**
     * A tool that has read nothing yet.
     *
     * @param fetcher may be shared by attempts
     */
    public PageTool(Fetcher fetcher, PageSettings settings) {
        this.fetcher = fetcher;
        this.reader = new Documents(settings.maxPdfPages(), settings.navigationLinks());
        this.partCharacters = settings.partCharacters();
    }

    /**
     * One part of a page.
     *
     * @throws ToolFailure if the page cannot be read, or has no such part
     */
    @Tool(
            name = "read_page",
            value =
                    "Reads a web page, PDF or text file and answers its text as Markdown. Links carry numbers, which click takes. "
                            + "Long pages come in parts.")
    public synchronized String readPage(
            @P("address of the page, such as https://host/path") String url,
            @P(value = "which part of a long page, from 1", required = false) @Nullable Integer part) {
        int wanted = part == null ? 1 : part;
        Shown page = last.filter(known -> known.isAt(url)).orElseGet(() -> fetched(url));
        if (wanted < 1 || wanted > page.parts().size()) {
            throw new ToolFailure(
                    ToolProblem.BAD_ARGUMENTS,
                    page.address() + " has no part " + wanted + "; "
                            + (page.parts().size() == 1
                                    ? "it has one part"
                                    : "its parts are 1 to " + page.parts().size()));
        }
        last = Optional.of(page);
        return page.answer(wanted);
    }

    /**
     * The first part of the page that a link leads to.
     *
     * @throws ToolFailure if no page was read, it has no such link, or the page cannot be read
     */
    @Tool(
            name = "click",
            value = "Follows a link of the page that was read last, by its number, and answers like read_page.")
    public synchronized String click(@P("number of the link, as in [7]") int number) {
        Shown page = last.orElseThrow(() -> new ToolFailure("no page was read yet; call read_page first"));
        List<Link> links = page.links();
        String address = links.stream()
                .filter(link -> link.number() == number)
                .findFirst()
                .map(Link::address)
                .orElseThrow(() -> new ToolFailure(
                        ToolProblem.BAD_ARGUMENTS,
                        "there is no link [" + number + "] on " + page.address() + "; "
                                + (links.isEmpty()
                                        ? "it has no links"
                                        : "its links are [1] to [" + links.size() + "]")));
        return readPage(address, 1);
    }

    private Shown fetched(String url) {
        try {
            FetchedPage page = fetcher.fetch(url);
            ReadableDocument document = reader.read(page.body(), page.contentType(), page.address());
            return new Shown(
                    url, page.address(), document.title(), document.links(), Paging.parts(document, partCharacters));
        } catch (FetchFailure e) {
            ToolProblem problem = switch (e.reason()) {
                case TIMED_OUT -> ToolProblem.TIMED_OUT;
                case BAD_ADDRESS -> ToolProblem.BAD_ARGUMENTS;
                default -> ToolProblem.FAILED;
            };
            ToolFailure failure = new ToolFailure(problem, e.getMessage());
            failure.initCause(e);
            throw failure;
        }
    }

    /**
     * A page as it was read.
     *
     * @param asked the address that was asked for
     * @param address the one it was found at
     */
    private record Shown(String asked, String address, String title, List<Link> links, List<String> parts) {

        boolean isAt(String url) {
            return url.equals(asked) || url.equals(address);
        }

        String answer(int part) {
            String text = parts.get(part - 1);
            StringBuilder answer = new StringBuilder("# " + title + "\n" + address);
            boolean isParted = parts.size() > 1;
            if (isParted) {
                answer.append(" (part ")
                        .append(part)
                        .append(" of ")
                        .append(parts.size())
                        .append(')');
            }
            answer.append("\n\n").append(text.isEmpty() ? "(this page holds no text)" : text);
            String listed = listed(text);
            if (!listed.isEmpty()) {
                answer.append("\n\nLinks:\n").append(listed);
            }
            if (part < parts.size()) {
                answer.append("\n\n(part " + part + " of " + parts.size() + ": go on with read_page(\"" + address
                        + "\", " + (part + 1) + "))");
            } else if (isParted) {
                answer.append("\n\n(part " + part + " of " + parts.size() + ", the last)");
            }
            return answer.toString();
        }

        private String listed(String text) {
            Matcher matcher = NUMBER.matcher(text);
            return matcher.results()
                    .map(found -> Integer.parseInt(found.group(1)))
                    .filter(number -> number >= 1 && number <= links.size())
                    .distinct()
                    .sorted()
                    .map(number -> "[" + number + "] " + links.get(number - 1).address())
                    .collect(Collectors.joining("\n"));
        }
    }
}
