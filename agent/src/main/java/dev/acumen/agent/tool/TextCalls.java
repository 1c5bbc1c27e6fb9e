package dev.acumen.agent.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/**
 * Tool calls in the text of a reply, in the forms of {@link CallForm}: servers leave them there if they know no tools, or not the form of this model. Only
 * what names a tool that was offered is a call; an answer with other JSON or other code in it is an answer.
 *
 * @param calls in their order, at least one
 * @param said the text up to where the model went on with an answer of a tool that it made up
 * @param around the text without the calls
 * @param writtenBy the models that write so
 */
record TextCalls(List<TextCall> calls, String said, String around, String writtenBy) {

    /** A model that repeats itself without end makes no more calls than this. */
    private static final int MOST = 200;
    /** In how many places calls are looked for. */
    private static final int PLACES = 500;

    /**
     * The calls in a text; empty if it is an answer.
     *
     * @param tools that were offered
     * @param areAskedFor whether the model was told to call tools in text, so that it is told of a tool that there is not
     */
    static Optional<TextCalls> in(String text, OfferedTools tools, boolean areAskedFor) {
        for (CallForm form : CallForm.TABLE) {
            List<TextCall> found = form.isMarked() ? marked(text, form, tools) : atEnd(text, form, tools);
            if (found.stream().anyMatch(call -> tools.has(call.name()))) {
                return Optional.of(of(text, found, form));
            }
        }
        Predicate<TextCall> isToBeTold = call -> areAskedFor || (call.name().isEmpty() && !call.isWhole());
        return CallForm.ASKED_FOR.stream()
                .flatMap(form -> Optional.of(marked(text, form, tools))
                        .filter(found -> found.stream().anyMatch(isToBeTold))
                        .map(found -> of(text, found, form))
                        .stream())
                .findFirst();
    }

    private static TextCalls of(String text, List<TextCall> found, CallForm form) {
        Matcher invented = CallForm.INVENTED.matcher(text);
        int end = invented.find(found.get(0).end() - 1) ? invented.start() : text.length();
        int said = Math.max(end, found.get(0).end());
        List<TextCall> calls =
                found.stream().filter(call -> call.begin() < said).limit(MOST).toList();
        StringBuilder around = new StringBuilder();
        int at = 0;
        for (TextCall call : calls) {
            around.append(text, at, Math.max(at, call.begin()));
            at = Math.max(at, call.end());
        }
        around.append(text, at, Math.max(at, said));
        return new TextCalls(
                calls,
                text.substring(0, said).strip(),
                CallForm.AROUND.matcher(around).replaceAll("").strip(),
                form.models());
    }

    private static List<TextCall> marked(String text, CallForm form, OfferedTools tools) {
        CallBody body = new CallBody(text, tools);
        List<TextCall> calls = new ArrayList<>();
        Matcher head = form.head().matcher(text);
        int at = 0;
        for (int tries = 0; tries < PLACES && at <= text.length() && head.find(at); tries++) {
            List<TextCall> found = read(body, form, head, tools);
            calls.addAll(found);
            at = found.isEmpty()
                    ? Math.max(head.end(), head.start() + 1)
                    : found.get(found.size() - 1).end();
        }
        return calls;
    }

    private static List<TextCall> read(CallBody body, CallForm form, Matcher head, OfferedTools tools) {
        if (form.body() == CallForm.Body.CALLS) {
            return body.calls(head.start(), head.end(), form.tail());
        }
        String written = head.group("name");
        return List.of(body.arguments(tools.named(written), head.start(), head.end(), form.tail(written)));
    }

    /** The first place from which on there is nothing but calls. */
    private static List<TextCall> atEnd(String text, CallForm form, OfferedTools tools) {
        CallBody body = new CallBody(text, tools);
        Matcher head = form.head().matcher(text);
        int at = 0;
        for (int tries = 0; tries < PLACES && at <= text.length() && head.find(at); tries++) {
            List<TextCall> found = new ArrayList<>(read(body, form, head, tools));
            int end = found.isEmpty() ? head.end() : found.get(found.size() - 1).end();
            while (!found.isEmpty() && calls(found, tools) && !isOver(text, end)) {
                Matcher next = form.head().matcher(text);
                boolean isNext =
                        next.find(end) && text.substring(end, next.start()).isBlank();
                List<TextCall> more = isNext ? read(body, form, next, tools) : List.of();
                if (more.isEmpty()) {
                    break;
                }
                found.addAll(more);
                end = more.get(more.size() - 1).end();
            }
            if (!found.isEmpty() && calls(found, tools) && isOver(text, end)) {
                return found;
            }
            at = Math.max(head.start() + 1, found.isEmpty() || CallForm.isToTheEnd(form.tail()) ? 0 : end);
        }
        return List.of();
    }

    private static boolean calls(List<TextCall> found, OfferedTools tools) {
        return found.stream().allMatch(call -> tools.has(call.name()));
    }

    private static boolean isOver(String text, int end) {
        String rest = text.substring(end);
        return CallForm.AROUND.matcher(rest).replaceAll("").isBlank()
                || CallForm.INVENTED.matcher(rest.stripLeading()).lookingAt();
    }
}
