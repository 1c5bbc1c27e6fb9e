package dev.acumen.learning;

import dev.acumen.core.library.LibraryLimits;
import dev.acumen.learning.signal.Signal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Settings as names and values, for the record of a run. */
final class SettingNames {

    private SettingNames() {}

    static Map<String, String> describe(LearnSettings of) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("groupSize", String.valueOf(of.groupSize()));
        settings.put("epochs", String.valueOf(of.epochs()));
        settings.put("batchSize", number(of.batchSize(), of.adoption().tries() ? "sixth" : "all"));
        settings.put("practiceTemperature", String.valueOf(of.practiceTemperature()));
        settings.put("evaluationTemperature", String.valueOf(of.evaluationTemperature()));
        settings.put("reviewTemperature", String.valueOf(of.reviewTemperature()));
        settings.put("lessonsPerGroup", String.valueOf(of.lessonsPerGroup()));
        settings.put("groundTruth", String.valueOf(of.groundTruth()));
        settings.put("heldOutSamples", String.valueOf(of.heldOutSamples()));
        settings.put("contextTokens", String.valueOf(of.contextTokens()));
        settings.put("maxOutputTokens", number(of.maxOutputTokens(), "unset"));
        settings.put("libraryLessons", String.valueOf(of.limits().lessons()));
        settings.put("libraryTokens", String.valueOf(of.limits().tokens()));
        settings.put("seed", String.valueOf(of.seed()));
        settings.put("signal", of.signal().toString());
        settings.put("attemptOrder", of.order().word());
        settings.put("reviewMaterial", of.material().word());
        settings.put("answers", of.answers().word());
        of.adoption().describe(settings);
        of.economy().describe(settings);
        settings.put("lessonDropout", String.valueOf(of.lessonDropout()));
        settings.put("guard", String.valueOf(of.guard()));
        return Collections.unmodifiableMap(settings);
    }

    /** What runs had that were made before a setting could be set. */
    static Map<String, String> ofEarlierRuns() {
        Map<String, String> settings = new HashMap<>();
        settings.put("signal", Signal.published().toString());
        settings.put("attemptOrder", AttemptOrder.SAMPLE.word());
        settings.put("reviewMaterial", ReviewMaterial.PUBLISHED.word());
        settings.put("answers", AnswerKind.AUTO.word());
        AdoptionSettings.published().describe(settings);
        Economy.none().describe(settings);
        settings.put("lessonDropout", "0.0");
        settings.put("guard", "0.0");
        return Collections.unmodifiableMap(settings);
    }

    static LearnSettingsBuilder read(Map<String, String> names) {
        Map<String, String> all = new HashMap<>(ofEarlierRuns());
        all.putAll(names);
        UnaryOperator<String> value = name -> {
            String found = all.get(name);
            if (found == null) {
                throw new IllegalArgumentException("the setting '" + name + "' is missing");
            }
            return found;
        };
        return LearnSettings.math()
                .groupSize(Integer.parseInt(value.apply("groupSize")))
                .epochs(Integer.parseInt(value.apply("epochs")))
                .batchSize(number(value.apply("batchSize")))
                .practiceTemperature(Double.parseDouble(value.apply("practiceTemperature")))
                .evaluationTemperature(Double.parseDouble(value.apply("evaluationTemperature")))
                .reviewTemperature(Double.parseDouble(value.apply("reviewTemperature")))
                .lessonsPerGroup(Integer.parseInt(value.apply("lessonsPerGroup")))
                .groundTruth(Boolean.parseBoolean(value.apply("groundTruth")))
                .heldOutSamples(Integer.parseInt(value.apply("heldOutSamples")))
                .contextTokens(Integer.parseInt(value.apply("contextTokens")))
                .maxOutputTokens(number(value.apply("maxOutputTokens")))
                .limits(new LibraryLimits(
                        Integer.parseInt(value.apply("libraryLessons")),
                        Integer.parseInt(value.apply("libraryTokens"))))
                .seed(Long.parseLong(value.apply("seed")))
                .signal(Signal.parse(value.apply("signal")))
                .order(AttemptOrder.named(value.apply("attemptOrder")))
                .material(ReviewMaterial.named(value.apply("reviewMaterial")))
                .answers(AnswerKind.named(value.apply("answers")))
                .adoption(AdoptionSettings.described(all))
                .economy(Economy.described(all))
                .lessonDropout(Double.parseDouble(value.apply("lessonDropout")))
                .guard(Double.parseDouble(value.apply("guard")));
    }

    private static String number(OptionalInt value, String none) {
        return value.isPresent() ? String.valueOf(value.getAsInt()) : none;
    }

    /** Empty for a word. */
    private static OptionalInt number(String text) {
        return Character.isDigit(text.charAt(0)) ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }
}
