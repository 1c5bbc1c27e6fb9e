package dev.acumen.store.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/** Most deletes were proposed by somebody; their lines say nothing of a reason, as all did once. */
abstract class DeleteForm {

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @SuppressWarnings("UnusedVariable") // read by the mapper
    private Optional<String> reason = Optional.empty();
}
