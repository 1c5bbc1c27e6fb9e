package dev.acumen.evaluators.internal.judge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acumen.prompts.reply.ReplyForm;
import dev.acumen.prompts.reply.UnreadableReply;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * The form a judge replies in: a reason, and last the verdict. Only the last object of the reply is looked at, and of it only the field
 * {@code verdict}; what a reason or the prose around it quotes is no verdict.
 *
 * @param scale the verdicts there are
 */
record OpinionForm(Scale scale) {

    private static final String VERDICT = "verdict";
    private static final String BECAUSE = "because";

    /** The form as the judge is asked for it. */
    ReplyForm<Opinion> form() {
        return new ReplyForm<>(schema(), this::read);
    }

    private JsonSchema schema() {
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addStringProperty(BECAUSE)
                .addProperty(
                        VERDICT,
                        JsonEnumSchema.builder().enumValues(scale.verdicts()).build())
                .required(BECAUSE, VERDICT)
                .build();
        return JsonSchema.builder().name("judge_verdict").rootElement(root).build();
    }

    private Opinion read(JsonNode object) throws UnreadableReply {
        JsonNode verdict = object.path(VERDICT);
        if (!object.isObject() || !verdict.isValueNode()) {
            throw new UnreadableReply("its last JSON object has no field \"" + VERDICT + "\"");
        }
        String word = word(verdict);
        if (!scale.verdicts().contains(word)) {
            throw new UnreadableReply("the verdict is none of " + String.join(", ", scale.verdicts()));
        }
        return new Opinion(word, object.path(BECAUSE).asText(""));
    }

    private static String word(JsonNode verdict) {
        return verdict.isNumber()
                ? plain(verdict.decimalValue())
                : verdict.asText().strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
