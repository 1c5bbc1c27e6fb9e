package dev.acumen.tools.python;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Processes that should have ended. */
final class Survivors {

    private Survivors() {}

    /** The processes beneath this one. */
    static Set<ProcessHandle> children() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    /** Waits until no process is beneath this one but those given; a test's time limit ends the wait. */
    static void awaitNoneBut(Set<ProcessHandle> allowed) throws InterruptedException {
        while (!allowed.containsAll(children())) {
            Thread.sleep(10);
        }
    }

    /** Waits until some process on this machine has a word in its command. */
    static void awaitSome(String word) throws InterruptedException {
        while (ProcessHandle.allProcesses()
                .noneMatch(process -> commandOf(process).contains(word))) {
            Thread.sleep(10);
        }
    }

    /** Waits until no process on this machine has a word in its command. */
    static void awaitNone(String word) throws InterruptedException {
        while (ProcessHandle.allProcesses()
                .anyMatch(process -> commandOf(process).contains(word))) {
            Thread.sleep(10);
        }
    }

    /** Waits until all have ended. */
    static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
        while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
            Thread.sleep(10);
        }
    }

    private static String commandOf(ProcessHandle process) {
        return process.info().commandLine().orElse("");
    }
}
