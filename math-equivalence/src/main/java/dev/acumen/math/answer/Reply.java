package dev.acumen.math.answer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a reply in the forms evaluators work with. */
public final class Reply {

    private static final String END_OF_THINKING = "</think>";
    private static final int LONGEST = 50_000;
    private static final int BRIEF = 80;
    private static final Pattern EMPHASIS = Pattern.compile("\\*+|(?<![\\p{L}\\p{N}])_+|_+(?![\\p{L}\\p{N}])|`+");
    private static final Pattern SUPERSCRIPTS = Pattern.compile("[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final String EDGE = ".,;:!?\"'…。，！？、：；";

    private static final Pattern NEXT_TURN = Pattern.compile(
            "<\\|[A-Za-z_]{1,30}\\|>|</?s>|\\[/?INST\\]|<(?:start|end)_of_turn>|<｜[^｜<>]{1,30}｜>|<EOT>|<\\|?endoftext\\|?>"
                    + "|^[ \\t]*#{2,4}[ \\t]*(?:Instruction|Input|Response|User|Human)[ \\t]*:?[ \\t]*$"
                    + "|^[ \\t*_]{0,4}(?:User|Human|Assistant|Student|Teacher)[*_]{0,2}[ \\t]?:"
                    + "|(?<question>^[ \\t>#*_]{0,6}(?:(?:Next |New |Another )?(?:Question|Problem|Exercise)|Q|Frage|Pregunta|Pergunta|Domanda|Вопрос"
                    + "|السؤال|सवाल|प्रश्न|প্রশ্ন|问题|問題|問|질문|문제|Pertanyaan|Soru)[ \\t]?\\d{0,3}[*_]{0,2}[ \\t]?[:：])",
            Pattern.MULTILINE);
    private static final Pattern LEADS_IN = Pattern.compile(
            "(?:question|problem|restate|rephrase|task|asked|asks|read)\\b[^\\n]*\\s*$|:\\s*$",
            Pattern.CASE_INSENSITIVE);

    private Reply() {}

    /** The reply from the end of its inline thinking on, and of that the last 50,000 characters: an answer ends a reply. */
    public static String conclusion(String reply) {
        int end = reply.lastIndexOf(END_OF_THINKING);
        int start = end < 0 ? 0 : end + END_OF_THINKING.length();
        return reply.substring(Math.max(start, reply.length() - LONGEST));
    }

    /**
     * The {@link #conclusion} up to where it runs on into an invented next turn or question. A question that is repeated
     * before it is answered is none.
     */
    public static String answer(String reply) {
        String conclusion = conclusion(reply);
        Matcher next = NEXT_TURN.matcher(conclusion).useTransparentBounds(true).useAnchoringBounds(false);
        for (int at = 1; at < conclusion.length(); at++) {
            if (mayBeginTurn(conclusion, at)
                    && next.region(at, conclusion.length()).lookingAt()) {
                String before = conclusion.substring(0, at);
                boolean isTurn = next.group("question") == null;
                if (!before.isBlank() && (isTurn || isAnswered(before))) {
                    return before;
                }
            }
        }
        return conclusion;
    }

    /** Turns away nearly all places before the costly look. */
    private static boolean mayBeginTurn(String text, int at) {
        char unit = text.charAt(at);
        return unit == '<' || unit == '[' || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
    }

    /** Whether what stands before a question is an answer rather than a lead-in to the question. */
    private static boolean isAnswered(String before) {
        return FinalAnswer.of(before).isMarked()
                || (before.endsWith("\n\n") && !LEADS_IN.matcher(before).find());
    }

    /** The end of a text on one line, for messages. */
    public static String brief(String text) {
        String line = SPACE.matcher(text.substring(Math.max(0, text.length() - 4 * BRIEF)))
                .replaceAll(" ")
                .strip();
        return line.length() <= BRIEF ? line : "…" + line.substring(line.length() - BRIEF);
    }

    /**
     * The text without what does not make an answer another one: case, Unicode compatibility forms, typographic quotes and
     * dashes, white space, markdown emphasis, punctuation and brackets around the whole. A superscript stays one.
     */
    public static String normalised(String text) {
        String raised = SUPERSCRIPTS.matcher(text).replaceAll("^$0");
        String folded = Normalizer.normalize(raised, Normalizer.Form.NFKC)
                .replace('’', '\'')
                .replace('‘', '\'')
                .replace('“', '"')
                .replace('”', '"')
                .replace('–', '-')
                .replace('—', '-')
                .replace('−', '-')
                .toLowerCase(Locale.ROOT);
        String plain = EMPHASIS.matcher(folded).replaceAll("");
        String bare = withoutEdges(SPACE.matcher(plain).replaceAll(" ").strip());
        return bare.isEmpty() ? folded.strip() : bare;
    }

    private static String withoutEdges(String text) {
        int start = 0;
        int end = text.length();
        while (start < end) {
            if (isEdge(text.charAt(start))) {
                start++;
            } else if (isEdge(text.charAt(end - 1))) {
                end--;
            } else if (areBrackets(text.charAt(start), text.charAt(end - 1))) {
                start++;
                end--;
            } else {
                break;
            }
        }
        return start < end ? text.substring(start, end) : "";
    }

    private static boolean isEdge(char c) {
        return EDGE.indexOf(c) >= 0 || c == ' ';
    }

    private static boolean areBrackets(char open, char close) {
        return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
    }
}
