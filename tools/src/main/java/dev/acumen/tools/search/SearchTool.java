package dev.acumen.tools.search;

import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.web.search.WebSearchEngine;
import dev.langchain4j.web.search.WebSearchOrganicResult;
import dev.langchain4j.web.search.WebSearchRequest;
import java.util.List;
import java.util.Optional;

/** Searching the web for models: numbered results, each with its title, its address and a snippet of one line. */
public final class SearchTool {

    /** How many results there are if nobody says otherwise. */
    public static final int USUAL_RESULTS = 5;

    /** How many there may be. */
    public static final int MOST_RESULTS = 10;

    /** What every service takes. */
    private static final int LONGEST_QUERY = 400;

    private final WebSearchEngine engine;
    private final int results;

    /** Five results. */
    public SearchTool(WebSearchEngine engine) {
        this(engine, USUAL_RESULTS);
    }

    /**
     * @param engine that is asked
     * @param results from 1 to 10
     */
    public SearchTool(WebSearchEngine engine, int results) {
        if (results < 1 || results > MOST_RESULTS) {
            throw new IllegalArgumentException("a search gives 1 to " + MOST_RESULTS + " results, not " + results);
        }
        this.engine = engine;
        this.results = results;
    }

    /**
     * The results, best first, or the line {@code nothing found for "query"}.
     *
     * @throws ToolFailure if the query is empty or too long, or the engine has no answer
     */
    @Tool("Searches the web. Answers a numbered list of pages: title, address, and a snippet of what the page says.")
    public String search(@P("what to search for, in a few words, such as: tallest lighthouse Brittany") String query) {
        String asked = query.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (asked.isEmpty()) {
            throw new ToolFailure(ToolProblem.BAD_ARGUMENTS, "the query is empty: say what to search for");
        }
        if (asked.length() > LONGEST_QUERY) {
            throw new ToolFailure(
                    ToolProblem.BAD_ARGUMENTS,
                    "the query has " + asked.length() + " characters; at most " + LONGEST_QUERY
                            + " are allowed: search for a few words");
        }
        List<WebSearchOrganicResult> found =
                engine.search(WebSearchRequest.from(asked, results)).results();
        if (found.isEmpty()) {
            return "nothing found for \"" + asked + "\"";
        }
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (WebSearchOrganicResult result : found.subList(0, Math.min(results, found.size()))) {
            number++;
            text.append(text.isEmpty() ? "" : "\n").append(number).append(". ").append(result.title());
            text.append("\n   ").append(result.url());
            snippet(result).ifPresent(snippet -> text.append("\n   ").append(snippet));
        }
        return text.toString();
    }

    private static Optional<String> snippet(WebSearchOrganicResult result) {
        return Optional.ofNullable(result.snippet())
                .map(snippet -> snippet.replaceAll("\\s+", " ").strip())
                .filter(snippet -> !snippet.isEmpty());
    }
}
