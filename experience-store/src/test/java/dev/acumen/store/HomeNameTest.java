package dev.acumen.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acumen.core.journal.JournalEntry;
import dev.acumen.core.run.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name of a home folder is data, and what is in the folder is its owner's alone. */
@DisabledOnOs(OS.WINDOWS)
class HomeNameTest {

    @TempDir
    private Path folder;

    private static void use(Path home, List<String> notices) {
        RunId run = new RunId("freight-1");
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notices::add)) {
            store.startRun(new JournalEntry.RunStarted(
                    run, "learn", "freight", Map.of(), Clock.systemUTC().instant()));
        }
        try (ExperienceStore store = ExperienceStore.open(home, Clock.systemUTC(), notices::add)) {
            assertThat(store.runs().list()).hasSize(1);
        }
        try (ExperienceStore store = ExperienceStore.openReadOnly(home, notices::add)) {
            assertThat(store.runs().find(run)).isPresent();
        }
    }

    private static Map<String, String> permissions(Path home) throws IOException {
        Map<String, String> permissions = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.toList()) {
                permissions.put(
                        home.relativize(file).toString(),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
        return permissions;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "a;INIT=CREATE TABLE OWNED(X INT)",
                "a;MV_STORE=FALSE;b",
                "a;",
                ";",
                "a\\;b\\c",
                "back\\slash",
                "\\",
                "a b  c ",
                "100%",
                "%3B%2e",
                "a#b?c=d&e",
                "${user.home}$HOME",
                "~",
                "~root",
                "it's \"quoted\" `id`",
                "größe 数据 👩‍🚀",
                "e\u0301 e\u0301",
                "two\nlines\tand a tab",
                "mem:x",
                "file:y",
                "classpath:z",
                "zip:a.zip!",
                "a:b",
                "_003b_",
                "-rf",
                "..a",
                "a.mv.db",
                "UPPER.lower",
                "\u001B[2J\u202E"
            })
    void anyNameIsAFolderOfThatNameAndNothingElse(String name) throws IOException {
        List<String> notices = new ArrayList<>();
        Path home = folder.resolve("homes").resolve(name);
        use(home, notices);
        assertThat(notices).as("nothing had to be made again").isEmpty();
        try (Stream<Path> homes = Files.list(folder.resolve("homes"))) {
            assertThat(homes).containsExactly(home);
        }
        assertThat(home.resolve("acumen.mv.db")).isNotEmptyFile();
        assertThat(permissions(home))
                .containsOnlyKeys(
                        "",
                        "acumen.mv.db",
                        "acumen.runs.json",
                        "journal",
                        "journal/library.jsonl",
                        "journal/runs",
                        "journal/runs/freight-1.jsonl",
                        "lock")
                .allSatisfy((file, permissions) -> assertThat(permissions)
                        .as(file)
                        .isEqualTo(Files.isDirectory(home.resolve(file)) ? "rwx------" : "rw-------"));
    }

    @Test
    void aHomeBehindALinkIsUsed() throws IOException {
        Path home = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), home);
        List<String> notices = new ArrayList<>();
        use(link, notices);
        assertThat(home.resolve("acumen.mv.db")).exists();
        assertThat(notices).isEmpty();
    }

    @Test
    void saysOnceOfAnOlderHomeThatOthersCanReadIt() throws IOException {
        Path home = folder.resolve("it's old");
        use(home, new ArrayList<>());
        for (String file : permissions(home).keySet()) {
            Path path = home.resolve(file);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
        }
        String line = "other users of this machine can read the prompts and answers in " + home
                + "; keep them to yourself with: chmod -R go-rwx '"
                + home.toString().replace("'", "'\\''") + "'";
        List<String> notices = new ArrayList<>();
        ExperienceStore.openReadOnly(home, notices::add).close();
        assertThat(notices).as("to a reader, who writes nothing").containsExactly(line);
        notices.clear();
        for (int time = 0; time < 2; time++) {
            ExperienceStore.open(home, Clock.systemUTC(), notices::add).close();
        }
        ExperienceStore.openReadOnly(home, notices::add).close();
        assertThat(notices).as("to whoever opens it next").containsExactly(line);
    }

    @Test
    void saysNothingOfAFolderOfTheUsersInWhichAllIsPrivate() throws IOException {
        Path home = Files.createDirectory(
                folder.resolve("mine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        List<String> notices = new ArrayList<>();
        use(home, notices);
        assertThat(notices).isEmpty();
    }
}
