package dev.acumen.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.prompts.reply.TolerantJson;
import dev.acumen.prompts.reply.UnreadableReply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads calls in the notation of Python: {@code [add(a=1, b=2), echo("x")]}, or one after another. Values are literals; anything else is taken as the
 * text it is. Used by one thread, once.
 */
final class PythonCalls {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][\\w.-]{0,127})\\s*\\(");
    private static final Pattern KEYWORD = Pattern.compile("([A-Za-z_]\\w*)\\s*=(?!=)\\s*");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:\\d[\\d_]*(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Pattern PLAIN_QUOTE = Pattern.compile("(\\\\.)|\"", Pattern.DOTALL);
    private static final int DEEPEST = 64;

    /** The text is no call of this notation. */
    private static final class NoCall extends Exception {
        private static final long serialVersionUID = 1L;

        NoCall() {
            super("no call", null, false, false);
        }
    }

    private final String text;
    private final OfferedTools tools;
    private int at;
    private int depth;
    private boolean isBrokenOff;

    PythonCalls(String text, int from, OfferedTools tools) {
        this.text = text;
        this.at = from;
        this.tools = tools;
    }

    /** The calls from the place on; none if there stands something else. */
    List<TextCall> read(int begin) {
        List<TextCall> calls = new ArrayList<>();
        int end = at;
        try {
            boolean isList = isNext('[');
            while (true) {
                boolean isPrinted = text.startsWith("print(", at);
                at += isPrinted ? "print(".length() : 0;
                TextCall call = call(begin);
                if (isPrinted) {
                    want(')');
                }
                calls.add(call);
                end = at;
                skipSpace();
                if (isList && isNext(']')) {
                    end = at;
                    break;
                }
                boolean isMore = isNext(',') || isNext(';') || !isList;
                skipSpace();
                if (!isMore
                        || (!isList
                                && !CALL.matcher(text).region(at, text.length()).lookingAt())) {
                    break;
                }
            }
        } catch (NoCall e) {
            if (calls.isEmpty()) {
                return List.of();
            }
        }
        int behind = end;
        return calls.stream()
                .map(call -> new TextCall(call.name(), call.arguments(), begin, behind, true))
                .toList();
    }

    private TextCall call(int begin) throws NoCall {
        skipSpace();
        Matcher head = CALL.matcher(text).region(at, text.length());
        if (!head.lookingAt()) {
            throw new NoCall();
        }
        String name = tools.named(head.group(1));
        at = head.end();
        ObjectNode arguments = JSON.objectNode();
        List<String> order = tools.parameters(name);
        int place = 0;
        skipSpace();
        while (!isNext(')')) {
            Matcher keyword = KEYWORD.matcher(text).region(at, text.length());
            String parameter;
            if (keyword.lookingAt()) {
                parameter = keyword.group(1);
                at = keyword.end();
            } else {
                parameter = place < order.size() ? order.get(place) : "argument" + place;
                place++;
            }
            arguments.set(parameter, argument());
            skipSpace();
            if (!isNext(',') && !text.startsWith(")", at)) {
                throw new NoCall();
            }
            skipSpace();
        }
        return new TextCall(name, arguments.toString(), begin, at, true);
    }

    /** A literal, or where an expression stands, its text. */
    private JsonNode argument() throws NoCall {
        int from = at;
        try {
            JsonNode value = value();
            skipSpace();
            if (text.startsWith(",", at) || text.startsWith(")", at)) {
                return value;
            }
        } catch (NoCall e) {
            // An expression, such as 2 + 3.
        }
        at = from;
        return JSON.textNode(text.substring(from, skipExpression()).strip());
    }

    private JsonNode value() throws NoCall {
        skipSpace();
        if (at >= text.length() || ++depth > DEEPEST) {
            throw new NoCall();
        }
        try {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                return string(false);
            }
            if ((c == 'r' || c == 'f' || c == 'R')
                    && at + 1 < text.length()
                    && "\"'".indexOf(text.charAt(at + 1)) >= 0) {
                at++;
                return string(c != 'f');
            }
            if (c == '[' || c == '(') {
                return list(c == '[' ? ']' : ')');
            }
            if (c == '{') {
                return dictionary();
            }
            return scalar();
        } finally {
            depth--;
        }
    }

    private JsonNode scalar() throws NoCall {
        for (String word : List.of("True", "true", "False", "false", "None", "null")) {
            if (text.startsWith(word, at) && !isWord(at + word.length())) {
                at += word.length();
                return word.startsWith("N") || word.startsWith("n")
                        ? JSON.nullNode()
                        : JSON.booleanNode(word.equalsIgnoreCase("true"));
            }
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt() || isWord(number.end())) {
            throw new NoCall();
        }
        at = number.end();
        String plain = number.group().replace("_", "").replaceFirst("\\A\\+", "");
        JsonNode value = TolerantJson.strictly(plain);
        return value.isNumber() ? value : JSON.numberNode(Double.parseDouble(plain));
    }

    private ArrayNode list(char close) throws NoCall {
        at++;
        ArrayNode list = JSON.arrayNode();
        skipSpace();
        while (!isNext(close)) {
            list.add(value());
            skipSpace();
            if (!isNext(',') && !text.startsWith(String.valueOf(close), at)) {
                throw new NoCall();
            }
            skipSpace();
        }
        return list;
    }

    private ObjectNode dictionary() throws NoCall {
        at++;
        ObjectNode object = JSON.objectNode();
        skipSpace();
        while (!isNext('}')) {
            String key = value().asText();
            skipSpace();
            want(':');
            object.set(key, value());
            skipSpace();
            if (!isNext(',') && !text.startsWith("}", at)) {
                throw new NoCall();
            }
            skipSpace();
        }
        return object;
    }

    /** Escapes are read as those of JSON are, so that "\d" stays what it is here too. */
    private JsonNode string(boolean isRaw) throws NoCall {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        String mark = text.startsWith(three, at) ? three : String.valueOf(quote);
        int from = at + mark.length();
        int to = from;
        while (to < text.length() && !text.startsWith(mark, to)) {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        if (to >= text.length()) {
            isBrokenOff = true;
            throw new NoCall();
        }
        at = to + mark.length();
        String inside = text.substring(from, to);
        if (isRaw) {
            return JSON.textNode(inside);
        }
        String quoted = PLAIN_QUOTE
                .matcher(inside)
                .replaceAll(one -> one.group(1) == null ? "\\\\\"" : Matcher.quoteReplacement(one.group()));
        try {
            return TolerantJson.object("[\"" + quoted + "\"]", ReplyReading.latest())
                    .path(0);
        } catch (UnreadableReply e) {
            return JSON.textNode(inside);
        }
    }

    private int skipExpression() throws NoCall {
        int open = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                string(true);
                continue;
            }
            if (open == 0 && (c == ',' || c == ')')) {
                return at;
            }
            open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            at++;
        }
        isBrokenOff = true;
        throw new NoCall();
    }

    /** Whether a call began and the text ended before it did. */
    boolean isBrokenOff() {
        return isBrokenOff;
    }

    private boolean isNext(char c) {
        boolean isThere = at < text.length() && text.charAt(at) == c;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void want(char c) throws NoCall {
        skipSpace();
        if (!isNext(c)) {
            throw new NoCall();
        }
    }

    private boolean isWord(int place) {
        return place < text.length() && Character.isJavaIdentifierPart(text.charAt(place));
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
