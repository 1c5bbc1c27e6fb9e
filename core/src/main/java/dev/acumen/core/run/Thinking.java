package dev.acumen.core.run;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Thinking that a server leaves in the text of a reply goes where other servers put it, and the wrapper around the answer goes with it. What the markup
 * was is remembered, so that the reply as the model wrote it can be had again ({@link #written}).
 *
 * <p>The markup is that of the chat templates of Qwen, DeepSeek, Magistral, Kimi, Seed, Cohere, gpt-oss, Granite, Apriel, Gemma, ERNIE and Hunyuan, and words that
 * models were taught to put into tags.
 */
public final class Thinking {

    private static final String MARKUP = "markup";
    private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    /** How thinking begins and ends; one that needs an end begins with words that are no markup by themselves. */
    private record Form(Pattern open, Pattern close, boolean needsEnd) {}

    private static final List<Form> THINKING = List.of(
            tag("(?:[\\w-]+:)?think"),
            tag("thinking"),
            tag("thoughts?"),
            tag("reasoning"),
            tag("reflection"),
            tag("scratchpad"),
            tag("inner_monologue"),
            form("\\[THINK]", "\\[/THINK]"),
            form("◁think▷", "◁/think▷"),
            form("<\\|START_THINKING\\|>", "<\\|END_THINKING\\|>"),
            form("<\\|begin_of_thought\\|>", "<\\|end_of_thought\\|>"),
            form("<\\|think(?:ing)?\\|>", "<\\|/think(?:ing)?\\|>"),
            form("<unused94>(?:thought\\b)?", "<unused95>"),
            form("<\\|channel>thought\\b", "<channel\\|>"),
            new Form(
                    Pattern.compile("Here(?: is|'s) my thought process:", CASELESS),
                    Pattern.compile("Here(?: is|'s) my response:", CASELESS),
                    true),
            new Form(
                    Pattern.compile("Here are my reasoning steps:", CASELESS),
                    Pattern.compile("(?=\\[BEGIN FINAL RESPONSE])", CASELESS),
                    true));

    private static final List<Form> ANSWER = List.of(
            tag("answer"),
            tag("response"),
            tag("output"),
            tag("final_?answer"),
            tag("final"),
            form("<\\|START_RESPONSE\\|>", "<\\|END_RESPONSE\\|>"),
            form("<\\|begin_of_solution\\|>", "<\\|end_of_solution\\|>"),
            form("\\[BEGIN FINAL RESPONSE]", "\\[END FINAL RESPONSE]"));

    private static final Pattern ANY_TAG = Pattern.compile("</?[A-Za-z][^<>]*>");

    private Thinking() {}

    /** A text in parts: what was thought, what is left, and the markup around both where it can be told from the parts. */
    record Parts(List<String> thoughts, String rest, Optional<List<String>> markup) {}

    /** The reply with its thinking in a place of its own. */
    public static AiMessage apart(AiMessage reply) {
        return apart(reply, List.of());
    }

    /**
     * The reply with its thinking in a place of its own.
     *
     * @param asked what it replies to; a wrapper of the answer that is named there is part of the form asked for and stays
     */
    public static AiMessage apart(AiMessage reply, List<ChatMessage> asked) {
        String text = reply.text();
        if (text == null || text.isBlank()) {
            return reply;
        }
        boolean isApart = reply.thinking() != null && !reply.thinking().isBlank();
        Parts parts = HarmonyChannels.read(text).orElseGet(() -> byTags(text, isApart));
        Parts bare = withoutWrapper(parts, asked);
        if (bare.thoughts().isEmpty() && bare.rest().equals(text)) {
            return reply;
        }
        String thinking = Stream.concat(
                        Stream.of(Objects.requireNonNullElse(reply.thinking(), "")), bare.thoughts().stream())
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        AiMessage.Builder told = reply.toBuilder().text(bare.rest().strip());
        if (!thinking.isEmpty() || reply.thinking() != null) {
            told.thinking(thinking);
        }
        if (!isApart && bare.markup().isPresent()) {
            var attributes = new LinkedHashMap<String, Object>(reply.attributes());
            attributes.put(MARKUP, bare.markup().get());
            told.attributes(attributes);
        }
        return told.build();
    }

    /** The markup that was taken off a reply: before its thinking, between that and the answer, and behind that; empty if there was none. */
    public static List<String> markup(AiMessage reply) {
        return reply.attributes().get(MARKUP) instanceof List<?> parts && parts.size() == 3
                ? parts.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The text of a reply as the model wrote it, with the thinking and the markup that were taken out of it. */
    public static String written(AiMessage reply) {
        String text = Objects.requireNonNullElse(reply.text(), "");
        List<String> markup = markup(reply);
        return markup.isEmpty()
                ? text
                : markup.get(0)
                        + Objects.requireNonNullElse(reply.thinking(), "")
                        + markup.get(1)
                        + text
                        + markup.get(2);
    }

    private static Parts byTags(String text, boolean isApart) {
        List<String> thoughts = new ArrayList<>();
        int at = 0;
        int from = 0;
        int to = 0;
        while (at < text.length()) {
            Optional<Span> next = leading(text, at);
            if (next.isEmpty()) {
                break;
            }
            from = next.get().from();
            to = next.get().to();
            at = next.get().end();
            thoughts.add(text.substring(from, to));
        }
        if (thoughts.isEmpty()) {
            Optional<Span> closed = closedOnly(text, isApart);
            if (closed.isEmpty()) {
                return new Parts(List.of(), text, Optional.empty());
            }
            to = closed.get().to();
            at = closed.get().end();
            thoughts.add(text.substring(0, to));
        }
        int begin = skipSpace(text, from, to);
        int end = skipSpaceBack(text, begin, to);
        int rest = skipSpace(text, at, text.length());
        int restEnd = skipSpaceBack(text, rest, text.length());
        Optional<List<String>> markup = thoughts.size() > 1
                ? Optional.empty()
                : Optional.of(List.of(text.substring(0, begin), text.substring(end, rest), text.substring(restEnd)));
        return new Parts(thoughts, text.substring(rest, restEnd), markup);
    }

    /** Where thinking stands, and where its markup ends. */
    private record Span(int from, int to, int end) {}

    private static Optional<Span> leading(String text, int at) {
        int start = skipSpace(text, at, text.length());
        for (Form form : THINKING) {
            Matcher open = form.open().matcher(text).region(start, text.length());
            if (open.lookingAt()) {
                Matcher close = form.close().matcher(text);
                if (close.find(open.end())) {
                    return Optional.of(new Span(open.end(), close.start(), close.end()));
                }
                if (!form.needsEnd()) {
                    return Optional.of(new Span(open.end(), text.length(), text.length()));
                }
            }
        }
        return Optional.empty();
    }

    /** Some chat templates open the tag in the prompt, so that the answer only closes it. What stands before is thinking only where that has no other place. */
    private static Optional<Span> closedOnly(String text, boolean isApart) {
        Optional<Span> first = Optional.empty();
        for (Form form : THINKING) {
            Matcher close = form.close().matcher(text);
            if (!form.needsEnd() && close.find()) {
                Matcher open = form.open().matcher(text).region(0, close.start());
                boolean isEarlier =
                        first.isEmpty() || close.start() < first.get().to();
                if (isEarlier && !open.find()) {
                    first = Optional.of(new Span(0, close.start(), close.end()));
                }
            }
        }
        return first.filter(span -> !isApart || text.substring(0, span.to()).isBlank());
    }

    private static Parts withoutWrapper(Parts parts, List<ChatMessage> asked) {
        String rest = parts.rest().strip();
        for (Form form : ANSWER) {
            Matcher open = form.open().matcher(rest);
            if (!open.lookingAt()) {
                continue;
            }
            Matcher close = form.close().matcher(rest);
            boolean isClosed = close.find(open.end());
            if (isClosed ? close.end() != rest.length() : parts.thoughts().isEmpty()) {
                return parts;
            }
            int to = isClosed ? close.start() : rest.length();
            int begin = skipSpace(rest, open.end(), to);
            int end = skipSpaceBack(rest, begin, to);
            String inside = rest.substring(begin, end);
            // A document of elements is an answer as it stands.
            boolean isDocument =
                    parts.thoughts().isEmpty() && ANY_TAG.matcher(inside).find();
            if (inside.isEmpty() || isDocument || isNamed(open.group(), asked)) {
                return parts;
            }
            List<String> around = parts.markup().orElse(List.of("", "", ""));
            boolean isTold = parts.markup().isPresent() || parts.thoughts().isEmpty();
            return new Parts(
                    parts.thoughts(),
                    inside,
                    isTold
                            ? Optional.of(List.of(
                                    around.get(0),
                                    around.get(1) + rest.substring(0, begin),
                                    rest.substring(end) + around.get(2)))
                            : Optional.empty());
        }
        return parts;
    }

    private static boolean isNamed(String tag, List<ChatMessage> asked) {
        String name = tag.replaceAll("[>\\s].*", "").toLowerCase(Locale.ROOT);
        return asked.stream()
                .map(message -> message instanceof SystemMessage system
                        ? system.text()
                        : message instanceof UserMessage user && user.hasSingleText() ? user.singleText() : "")
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(name));
    }

    private static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int skipSpaceBack(String text, int from, int to) {
        int at = to;
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static Form tag(String name) {
        return form("<(?:" + name + ")(?:\\s[^<>]{0,200})?>", "</(?:" + name + ")\\s*>");
    }

    private static Form form(String open, String close) {
        return new Form(Pattern.compile(open, CASELESS), Pattern.compile(close, CASELESS), false);
    }
}
