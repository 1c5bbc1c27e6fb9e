package dev.acumen.store;

import dev.acumen.core.text.ShellWord;
import dev.acumen.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Says of a home folder that others can read what it holds, as those could that were made before everything in them was private. It is said once: an
 * owner may want it so.
 *
 * @param home the folder
 * @param notices told in one line
 */
record HomeAccess(Path home, Consumer<String> notices) {

    /** What under a home folder holds prompts, replies or what was read on the way. */
    private static final List<String> HOLDING_TEXT =
            List.of("journal", "acumen.mv.db", "acumen.runs.json", "questions.jsonl", "servers", "web", "corpus");

    /** There once it was said. */
    private static final String SAID = "readable-by-others";

    /** Says it. */
    void tell() {
        if (isWorthSaying()) {
            notices.accept("other users of this machine can read the prompts and answers in " + home
                    + "; keep them to yourself with: chmod -R go-rwx " + ShellWord.ofPath(home.toString()));
        }
    }

    /** Says it, and not again. */
    void tellOnce() {
        if (isWorthSaying()) {
            tell();
            try {
                PrivateFiles.file(home.resolve(SAID));
            } catch (IOException e) {
                // Then it is said again.
                return;
            }
        }
    }

    private boolean isWorthSaying() {
        return !Files.exists(home.resolve(SAID)) && PrivateFiles.canOthersRead(home, HOLDING_TEXT);
    }
}
