package dev.acumen.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets nobody reach what lies in folders that only root may enter, such as an interpreter beneath {@code /root}. Such a folder is covered by
 * an empty one in which just the wanted paths appear; nothing changes for anyone else.
 */
final class Passage {

    private Passage() {}

    /** The command in front of the one that needs the paths; empty if all of them can be reached anyway. */
    static List<String> through(Path bubblewrap, List<Path> wanted) {
        Map<Path, List<Path>> covered = new LinkedHashMap<>();
        for (Path path : wanted) {
            closed(path)
                    .ifPresent(folder -> covered.computeIfAbsent(folder, any -> new ArrayList<>())
                            .add(path));
        }
        if (covered.isEmpty()) {
            return List.of();
        }
        closed(bubblewrap)
                .ifPresent(folder -> covered.computeIfAbsent(folder, any -> new ArrayList<>())
                        .add(bubblewrap));
        // The inner bubblewrap is nobody's, whom the outer one, being without capabilities, cannot signal when it ends
        // with whoever began it; the end of a namespace of processes ends all in it.
        List<String> line = new ArrayList<>(List.of(bubblewrap.toString(), "--unshare-pid", "--dev-bind", "/", "/"));
        covered.forEach((folder, paths) -> {
            line.addAll(List.of("--tmpfs", folder.toString()));
            for (Path path : paths) {
                line.addAll(folders(folder, path));
                line.addAll(List.of("--ro-bind", path.toString(), path.toString()));
            }
        });
        line.addAll(List.of("--die-with-parent", "--"));
        return line;
    }

    /** Bubblewrap itself would make them for their owner only. */
    private static List<String> folders(Path from, Path to) {
        List<String> line = new ArrayList<>();
        for (int names = from.getNameCount() + 1; names < to.getNameCount(); names++) {
            line.addAll(List.of("--dir", "/" + to.subpath(0, names)));
        }
        return line;
    }

    /** The outermost folder around a path that only its owner may enter. */
    private static Optional<Path> closed(Path path) {
        for (int names = 1; names < path.getNameCount(); names++) {
            Path folder = Path.of("/").resolve(path.subpath(0, names));
            try {
                if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                    return Optional.of(folder);
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
