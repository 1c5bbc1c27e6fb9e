package dev.acumen.core.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reply of gpt-oss as the model writes it: messages in channels (OpenAI's Harmony format), with its tokens or with those left out. What is analysed is
 * thinking, and a message to a tool stays as it is written.
 */
final class HarmonyChannels {

    private static final Pattern HEADER = Pattern.compile(
            "(?:<\\|start\\|>[^<]{0,200})?<\\|channel\\|>([^<]{0,200})(?:<\\|constrain\\|>[^<]{0,40})?<\\|message\\|>");
    private static final Pattern END = Pattern.compile("<\\|(?:end|return|call|start|channel)\\|>");
    /** Without an answer behind it only the words with which such thinking begins tell it from a name such as "analysisResult". */
    private static final Pattern BEGIN = Pattern.compile(
            "\\A\\s*(?:assistant)?analysis(?=(?:We|I|The|User|Let|Need|Okay|OK|First|So|This|It|To|They|Simple|Just|Now|Compute|Question)"
                    + "(?:\\s|'|,))|\\A\\s*assistantfinal");

    private static final Pattern SOME = Pattern.compile("\\A\\s*(?:assistant)?analysis");
    private static final Pattern BARE =
            Pattern.compile("(?:\\A\\s*(?:assistant)?|assistant)(analysis|commentary|final)");
    private static final Pattern TO = Pattern.compile("\\A\\s*to=|\\A[^<]{0,100}\\sto=");

    private HarmonyChannels() {}

    /** The text in parts; empty if it is in no channels. */
    static Optional<Thinking.Parts> read(String text) {
        if (text.contains("<|message|>") && text.contains("<|channel|>")) {
            return withTokens(text);
        }
        boolean hasAnswer = text.contains("assistantfinal") || text.contains("assistantcommentary");
        boolean isBare =
                BEGIN.matcher(text).find() || (hasAnswer && SOME.matcher(text).find());
        return isBare ? Optional.of(withoutTokens(text)) : Optional.empty();
    }

    private static Optional<Thinking.Parts> withTokens(String text) {
        List<String> thoughts = new ArrayList<>();
        List<String> said = new ArrayList<>();
        Matcher header = HEADER.matcher(text);
        int at = 0;
        while (header.find(at)) {
            String before = text.substring(at, header.start());
            if (!END.matcher(before).replaceAll("").isBlank()) {
                // A chat template may have opened the first channel in the prompt.
                boolean isEnded = at == 0 && END.matcher(before).find();
                (isEnded ? thoughts : said).add(END.matcher(before).replaceAll(""));
            }
            Matcher end = END.matcher(text);
            int to = end.find(header.end()) ? end.start() : text.length();
            String body = text.substring(header.end(), to);
            if (header.group().contains("to=")) {
                boolean isCall = text.startsWith("<|call|>", to);
                said.add(text.substring(header.start(), isCall ? to + "<|call|>".length() : to));
            } else {
                (header.group(1).strip().startsWith("analysis") ? thoughts : said).add(body);
            }
            at = to;
        }
        if (at == 0) {
            return Optional.empty();
        }
        String rest = END.matcher(text.substring(at)).replaceAll("");
        if (!text.startsWith("<|call|>", at) && !rest.isBlank()) {
            said.add(rest);
        }
        return Optional.of(parts(thoughts, said));
    }

    private static Thinking.Parts withoutTokens(String text) {
        List<String> thoughts = new ArrayList<>();
        List<String> said = new ArrayList<>();
        Matcher word = BARE.matcher(text);
        boolean isNext = word.find();
        while (isNext) {
            String channel = word.group(1);
            int from = word.end();
            isNext = word.find();
            String body = text.substring(from, isNext ? word.start() : text.length());
            if (TO.matcher(body).find()) {
                said.add(channel + body);
            } else {
                (channel.equals("analysis") ? thoughts : said).add(body);
            }
        }
        return parts(thoughts, said);
    }

    private static Thinking.Parts parts(List<String> thoughts, List<String> said) {
        String rest = String.join(
                "\n",
                said.stream().map(String::strip).filter(part -> !part.isEmpty()).toList());
        return new Thinking.Parts(thoughts, rest, Optional.empty());
    }
}
