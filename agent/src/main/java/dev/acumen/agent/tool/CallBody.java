package dev.acumen.agent.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.acumen.core.run.ReplyReading;
import dev.acumen.prompts.reply.TolerantJson;
import dev.acumen.prompts.reply.UnreadableReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in a tool call that was found in text. Positions are those of the whole reply. */
final class CallBody {

    private static final String ID = "[\\w.-]{1,128}";
    private static final Pattern OPEN_FENCE = Pattern.compile("\\s*```(?:json|xml|python)?\\s*");
    private static final Pattern BETWEEN = Pattern.compile("[\\s;,]*");
    private static final Pattern NAMED =
            Pattern.compile("\"(?:name|tool|tool_name|function|action)\"\\s*:\\s*\"(" + ID + ")\"");
    private static final Pattern GIVEN =
            Pattern.compile("\"(?:arguments|parameters|args|params|input|tool_input|action_input)\"\\s*:\\s*");
    /** Name, then arguments: {@code NAME{...}} or {@code NAME[ARGS]{...}} or {@code NAME <arg_key>...} or Gemma's {@code call:NAME{...}}. */
    private static final Pattern NAME_FIRST = Pattern.compile(
            "(?:call:)?(?:functions?\\.)?(" + ID + "?)(?::\\d+)?\\s*(?:\\[ARGS])?\\s*(?=\\{|<arg_key>|\\z)");

    private static final Pattern IN_PYTHON = Pattern.compile("\\[?\\s*(" + ID + ")\\(");
    /** As in the paper on ReAct: {@code Search[Paris]}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("(" + ID + ")\\[(.*)]", Pattern.DOTALL);

    private static final Pattern NAME_ELEMENT = Pattern.compile("<(tool_name|name)>\\s*(" + ID + ")\\s*</\\1>");
    private static final Pattern ARGUMENTS_ELEMENT =
            Pattern.compile("<(arguments|parameters|args|input)>(.*?)(?:</\\1>|\\z)", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("<escape>(.*?)<escape>", Pattern.DOTALL);
    private static final Pattern BARE_KEY = Pattern.compile("([{,]\\s*)(\\w+)\\s*:");
    private static final List<String> NAMES =
            List.of("name", "tool_name", "tool", "function", "function_name", "action", "recipient_name");
    private static final List<String> ARGUMENTS =
            List.of("arguments", "parameters", "args", "params", "input", "tool_input", "action_input", "kwargs");
    private static final List<String> LISTS = List.of("tool_calls", "function_calls", "tool_uses", "calls");
    private static final List<String> HOLDERS =
            List.of("function_call", "functionCall", "tool_call", "tool_use", "function", "call");
    private static final List<String> ABOUT_CALLS = List.of("id", "type", "index", "call_id", "tool_call_id");

    private final String text;
    private final OfferedTools tools;

    CallBody(String text, OfferedTools tools) {
        this.text = text;
        this.tools = tools;
    }

    /** The arguments of a tool, from behind its name on. */
    TextCall arguments(String name, int begin, int from, Pattern tail) {
        int start = behind(OPEN_FENCE, behindSpace(from));
        OptionalInt end = text.startsWith("{", start) ? TolerantJson.end(text, start) : OptionalInt.empty();
        if (end.isPresent()) {
            Matcher tailThere = tail.matcher(text).region(behindFence(end.getAsInt()), text.length());
            int behind = tailThere.lookingAt() ? tailThere.end() : end.getAsInt();
            return new TextCall(name, text.substring(start, end.getAsInt()), begin, behind, true);
        }
        Matcher to = tail.matcher(text);
        boolean isEnded = !CallForm.isToTheEnd(tail) && to.find(from);
        String block = text.substring(from, isEnded ? to.start() : text.length());
        boolean isObject = text.startsWith("{", start);
        String given = isObject
                ? withoutFence(block)
                : CallElements.arguments(block, tools, name).orElse(withoutFence(block));
        boolean isWhole = isEnded || !(isObject ? breaksOffInText(block) : CallElements.breakOff(block));
        return new TextCall(name, given, begin, isEnded ? to.end() : text.length(), isWhole);
    }

    /** Calls with their names, in whatever notation. */
    List<TextCall> calls(int begin, int from, Pattern tail) {
        int start = behind(OPEN_FENCE, behindSpace(from));
        if (start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[')) {
            List<TextCall> inJson = inJson(begin, start);
            if (!inJson.isEmpty()) {
                return inJson;
            }
        }
        PythonCalls python = new PythonCalls(text, start, tools);
        List<TextCall> inPython = python.read(begin);
        if (!inPython.isEmpty()) {
            return inPython;
        }
        boolean isToTheEnd = CallForm.isToTheEnd(tail);
        boolean isBrokenOff =
                TolerantJson.isBrokenOff(text, start) || (text.startsWith("[", start) && python.isBrokenOff());
        if (isToTheEnd && !isBrokenOff) {
            return List.of();
        }
        Matcher to = tail.matcher(text);
        boolean isEnded = to.find(start);
        int end = isEnded ? to.end() : text.length();
        String block = text.substring(start, isEnded ? to.start() : text.length());
        return inBlock(block.strip(), begin, end, isEnded && !isToTheEnd)
                .map(List::of)
                .orElse(List.of());
    }

    private List<TextCall> inJson(int begin, int start) {
        List<TextCall> calls = new ArrayList<>();
        int at = start;
        while (at < text.length() && "{[".indexOf(text.charAt(at)) >= 0) {
            OptionalInt end = TolerantJson.end(text, at);
            if (end.isEmpty()) {
                break;
            }
            List<TextCall> more = named(node(text.substring(at, end.getAsInt())), begin, end.getAsInt());
            if (more.isEmpty()) {
                break;
            }
            calls.addAll(more);
            at = behind(BETWEEN, end.getAsInt());
        }
        return calls;
    }

    private List<TextCall> named(JsonNode node, int begin, int end) {
        List<TextCall> calls = new ArrayList<>();
        if (node.isArray()) {
            for (JsonNode one : node) {
                List<TextCall> found = named(one, begin, end);
                if (found.isEmpty()) {
                    return List.of();
                }
                calls.addAll(found);
            }
            return calls;
        }
        for (String list : LISTS) {
            if (node.path(list).isArray()) {
                return named(node.path(list), begin, end);
            }
        }
        for (String holder : HOLDERS) {
            if (node.path(holder).isObject()) {
                return named(node.path(holder), begin, end);
            }
        }
        return call(node, begin, end).map(List::of).orElse(List.of());
    }

    private Optional<TextCall> call(JsonNode object, int begin, int end) {
        Optional<String> field =
                NAMES.stream().filter(one -> object.path(one).isTextual()).findFirst();
        if (field.isEmpty()) {
            String only = object.size() == 1 ? object.fieldNames().next() : "";
            return tools.has(only) && object.path(only).isObject()
                    ? Optional.of(new TextCall(only, object.path(only).toString(), begin, end, true))
                    : Optional.empty();
        }
        String name = tools.named(object.path(field.get()).asText().strip());
        Optional<JsonNode> given =
                ARGUMENTS.stream().filter(object::has).map(object::get).findFirst();
        if (given.isPresent()) {
            JsonNode value = given.get();
            boolean isSchema = value.path("type").asText("").equals("object")
                    && value.path("properties").isObject();
            if (isSchema && !tools.takes(name, value)) {
                // A description of the tool, not a call of it.
                return Optional.empty();
            }
            String arguments = value.isTextual() ? value.asText() : value.isNull() ? "" : value.toString();
            return Optional.of(new TextCall(name, arguments, begin, end, true));
        }
        ObjectNode rest = ((ObjectNode) object).deepCopy();
        rest.remove(field.get());
        rest.remove(ABOUT_CALLS);
        return tools.takes(name, rest)
                ? Optional.of(new TextCall(name, rest.toString(), begin, end, true))
                : Optional.empty();
    }

    /** What is neither JSON nor Python, or is not whole. */
    private Optional<TextCall> inBlock(String block, int begin, int end, boolean isEnded) {
        Matcher element = NAME_ELEMENT.matcher(block);
        if (element.find()) {
            String name = tools.named(element.group(2));
            Matcher given = ARGUMENTS_ELEMENT.matcher(block);
            String inside = given.find(element.end()) ? given.group(2).strip() : "";
            String arguments = inside.startsWith("{")
                    ? inside
                    : CallElements.arguments(inside, tools, name).orElse(inside);
            return Optional.of(new TextCall(name, arguments, begin, end, isEnded));
        }
        Matcher python = IN_PYTHON.matcher(block);
        if (python.lookingAt()) {
            return Optional.of(new TextCall(tools.named(python.group(1)), block, begin, end, false));
        }
        if (block.startsWith("{") || block.startsWith("[")) {
            Matcher named = NAMED.matcher(block);
            boolean isReadable = TolerantJson.end(block, 0).isPresent();
            if (isReadable || !named.find()) {
                return Optional.of(new TextCall("", block, begin, end, isEnded || isReadable));
            }
            Matcher given = GIVEN.matcher(block);
            String arguments = given.find(named.end()) ? block.substring(given.end()) : "";
            // What is missing may be a brace, and then the call is whole enough.
            boolean isWhole = isEnded || !breaksOffInText(block);
            return Optional.of(new TextCall(tools.named(named.group(1)), arguments, begin, end, isWhole));
        }
        Matcher bracketed = IN_BRACKETS.matcher(block);
        if (bracketed.matches()) {
            String name = tools.named(bracketed.group(1));
            String inside = bracketed.group(2);
            List<TextCall> inPython = tools.parameters(name).size() == 1
                    ? List.of()
                    : new PythonCalls(name + "(" + inside + ")", 0, tools).read(begin);
            String arguments = inPython.isEmpty() ? inside : inPython.get(0).arguments();
            return Optional.of(new TextCall(name, arguments, begin, end, true));
        }
        Matcher first = NAME_FIRST.matcher(block);
        if (!first.lookingAt()) {
            return Optional.empty();
        }
        String name = tools.named(first.group(1));
        String rest = block.substring(first.end());
        String arguments = block.startsWith("call:")
                ? ofGemma(rest)
                : rest.startsWith("{")
                        ? rest
                        : CallElements.arguments(rest, tools, name).orElse(rest);
        return Optional.of(new TextCall(name, arguments, begin, end, isEnded || rest.isEmpty()));
    }

    /** FunctionGemma quotes text with a token of its own and names with nothing. */
    private static String ofGemma(String written) {
        Matcher escaped = ESCAPED.matcher(BARE_KEY.matcher(written).replaceAll("$1\"$2\":"));
        return escaped.replaceAll(one -> Matcher.quoteReplacement(
                JsonNodeFactory.instance.textNode(one.group(1)).toString()));
    }

    private static JsonNode node(String json) {
        try {
            return TolerantJson.object(json, ReplyReading.latest());
        } catch (UnreadableReply e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static boolean breaksOffInText(String block) {
        boolean isInside = false;
        for (int at = 0; at < block.length(); at++) {
            at += block.charAt(at) == '\\' ? 1 : 0;
            isInside ^= at < block.length() && block.charAt(at) == '"';
        }
        return isInside;
    }

    private static String withoutFence(String block) {
        return block.strip().replaceAll("\\A```\\w*\\s*\\n?|\\s*```\\z", "").strip();
    }

    private int behindSpace(int at) {
        int end = at;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int behindFence(int at) {
        int end = behindSpace(at);
        return text.startsWith("```", end) ? behindSpace(end + 3) : end;
    }

    private int behind(Pattern pattern, int at) {
        Matcher there = pattern.matcher(text).region(at, text.length());
        return there.lookingAt() ? there.end() : at;
    }
}
