package dev.acumen.agent.work;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
            Class<?> builder = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Object ofVirtual = MethodHandles.publicLookup()
                    .findStatic(Thread.class, "ofVirtual", MethodType.methodType(builder))
                    .invoke();
            return Optional.of((ThreadFactory) MethodHandles.publicLookup()
                    .findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
                    .invoke(ofVirtual));
        } catch (ClassNotFoundException | NoSuchMethodException e) {
            return Optional.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot start virtual threads", e);
        }
    }
}
