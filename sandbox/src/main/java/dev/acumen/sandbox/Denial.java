package dev.acumen.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why there is no box, and what to do about it, in one line. */
final class Denial {

    static final String NOT_INSTALLED = "bubblewrap (bwrap) is not installed: apt-get install bubblewrap";
    static final String NO_UTIL_LINUX = "/usr/bin/prlimit or /usr/bin/setpriv is missing: apt-get install util-linux";

    private Denial() {}

    /**
     * The reason why bubblewrap is here but does not work.
     *
     * @param message bubblewrap's own
     * @param system root of the file system
     */
    static String reason(String message, Path system) {
        return "bubblewrap does not work here (" + (message.isEmpty() ? "it gives no reason" : message) + "): "
                + remedy(system);
    }

    private static String remedy(Path system) {
        if (Files.exists(system.resolve(".dockerenv")) || Files.exists(system.resolve("run/.containerenv"))) {
            return "this container denies user namespaces or mounts; start it with --security-opt seccomp=unconfined"
                    + " --security-opt apparmor=unconfined --security-opt systempaths=unconfined, or run outside of it";
        }
        if (setting(system, "kernel/apparmor_restrict_unprivileged_userns").equals("1")) {
            return "AppArmor denies user namespaces (Ubuntu 23.10 and later); give /usr/bin/bwrap a profile that allows"
                    + " them, or sysctl kernel.apparmor_restrict_unprivileged_userns=0";
        }
        if (setting(system, "kernel/unprivileged_userns_clone").equals("0")) {
            return "the kernel denies user namespaces; sysctl kernel.unprivileged_userns_clone=1";
        }
        if (setting(system, "user/max_user_namespaces").equals("0")) {
            return "the kernel denies user namespaces; sysctl user.max_user_namespaces=10000";
        }
        return "this system denies user namespaces, mounts, or a limit that it needs";
    }

    private static String setting(Path system, String name) {
        try {
            return Files.readString(system.resolve("proc/sys").resolve(name)).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
