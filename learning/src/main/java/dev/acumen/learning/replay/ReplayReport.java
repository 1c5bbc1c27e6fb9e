package dev.acumen.learning.replay;

import java.util.List;

/**
 * What came of doing a run over.
 *
 * @param attempts attempts that were scored again
 * @param revisions versions that were made again, with all their edits
 * @param moves moves of the library's head that were made again
 * @param differences what came out differently, in words; empty if nothing did
 */
public record ReplayReport(int attempts, int revisions, int moves, List<String> differences) {

    public ReplayReport {
        differences = List.copyOf(differences);
    }

    /** Whether everything came out as before. */
    public boolean isSame() {
        return differences.isEmpty();
    }
}
