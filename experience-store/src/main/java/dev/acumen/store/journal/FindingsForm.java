package dev.acumen.store.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.acumen.core.library.Finding;
import java.util.List;

/** Most edits are rejected for what no check found; their lines say nothing of findings, as all did once. */
abstract class FindingsForm {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSetter(nulls = Nulls.AS_EMPTY)
    @SuppressWarnings("UnusedVariable") // read by the mapper
    private List<Finding> findings = List.of();
}
