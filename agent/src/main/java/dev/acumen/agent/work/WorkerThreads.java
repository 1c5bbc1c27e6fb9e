package dev.acumen.agent.work;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that work is done on: virtual ones where the JDK has them, else daemon threads. */
public final class WorkerThreads {

    private WorkerThreads() {}

    /** Makes such threads. */
    public static ThreadFactory factory() {
        AtomicLong number = new AtomicLong();
        return virtual().orElse(work -> {
            Thread thread = new Thread(work, "acumen-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether they are virtual. */
    public static boolean areVirtual() {
        return virtual().isPresent();
    }

    /** Present from JDK 21 on; looked up by name because the code is compiled for 17. */
    private static Optional<ThreadFactory> virtual() {
        try {
            Object ofVirtual = Thread.class.getMethod("ofVirtual").invoke(null);
            return Optional.of((ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(ofVirtual));
        } catch (ReflectiveOperationException e) {
            // JDK 19 and 20 have the methods, but refuse to run them without a switch.
            return Optional.empty();
        }
    }
}
