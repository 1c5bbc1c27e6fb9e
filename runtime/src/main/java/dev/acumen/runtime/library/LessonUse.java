package dev.acumen.runtime.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.acumen.core.library.LessonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often reviewers named a lesson when they looked at failures.
 *
 * @param lesson which
 * @param lapses failures in which it stood before the attempt and was not followed
 * @param narrow failures in which it was right, and its condition was too tight or it said too little
 * @param defects failures in which it was followed and led astray
 */
public record LessonUse(LessonId lesson, int lapses, int narrow, int defects) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A lesson that was never named. */
    public static LessonUse none(LessonId lesson) {
        return new LessonUse(lesson, 0, 0, 0);
    }

    /**
     * Counts over the reports of steps, each one JSON object with {@code "lessonVerdicts": [{"lesson": "L3", "verdict": "lapse", "task": "t1"}]}. Reports
     * from before reviewers named lessons have no such field and name none; a lesson or verdict of another form is passed over.
     */
    static Map<LessonId, LessonUse> counted(List<String> reports) {
        Map<LessonId, LessonUse> uses = new HashMap<>();
        for (String report : reports) {
            for (JsonNode named : verdicts(report)) {
                String word = named.path("verdict").asText();
                int lapse = word.equals("lapse") ? 1 : 0;
                int narrow = word.equals("narrow") ? 1 : 0;
                int defect = word.equals("defect") ? 1 : 0;
                String id = named.path("lesson").asText();
                if (lapse + narrow + defect > 0 && id.matches("L[1-9][0-9]{0,17}")) {
                    LessonId lesson = LessonId.parse(id);
                    uses.merge(lesson, new LessonUse(lesson, lapse, narrow, defect), LessonUse::plus);
                }
            }
        }
        return uses;
    }

    private LessonUse plus(LessonUse other) {
        return new LessonUse(lesson, lapses + other.lapses, narrow + other.narrow, defects + other.defects);
    }

    private static JsonNode verdicts(String report) {
        try {
            return JSON.readTree(report).path("lessonVerdicts");
        } catch (JsonProcessingException e) {
            // The counts of a step are of no use to anything else; one that cannot be read names no lesson.
            return JSON.nullNode();
        }
    }
}
