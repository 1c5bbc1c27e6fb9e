package dev.acumen.agent.tool;

import dev.acumen.core.tool.ToolFailure;
import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;
import java.io.Closeable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;

/** Tools of many tempers. */
final class Desk implements Closeable {

    final List<String> calls = new ArrayList<>();
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch hanging = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    private final CyclicBarrier both = new CyclicBarrier(2);
    private int count;

    @Tool("Adds.")
    public synchronized String add(@P("first") int a, @P("second") int b) {
        calls.add("add " + a + " " + b);
        return String.valueOf(a + b);
    }

    @Tool("Says it back.")
    public synchronized String echo(@P("what") String text) {
        calls.add("echo " + text);
        return text;
    }

    @Tool("Counts its calls.")
    public synchronized String count() {
        calls.add("count");
        return String.valueOf(++count);
    }

    @Tool("Answers when two wait.")
    public String meet(@P("name") String name) throws InterruptedException, BrokenBarrierException {
        both.await();
        return "met " + name;
    }

    @Tool("Never answers.")
    public String hang() throws InterruptedException {
        hanging.countDown();
        try {
            new CountDownLatch(1).await();
            return "never";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    @Tool("Breaks.")
    public String bad() {
        throw new IllegalStateException("the hinge\ncame off");
    }

    @Tool("Refuses.")
    public String refuse() {
        throw new ToolFailure("no page at that address; search first");
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
