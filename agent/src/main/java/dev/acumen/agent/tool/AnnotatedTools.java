package dev.acumen.agent.tool;

import dev.acumen.core.run.RolloutId;
import dev.acumen.core.tool.ToolCall;
import dev.acumen.core.tool.ToolFailure;
import dev.acumen.core.tool.ToolProblem;
import dev.acumen.core.tool.Toolkit;
import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import dev.langchain4j.exception.ToolArgumentsException;
import dev.langchain4j.exception.ToolExecutionException;
import dev.langchain4j.invocation.InvocationContext;
import dev.langchain4j.service.tool.DefaultToolExecutor;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Ordinary objects with {@link Tool} methods as a toolkit. What a method returns is its answer, in langchain4j's form; what it throws
 * is told to the model in one line. Objects made for an attempt that are {@link Closeable} are closed when it ends.
 */
public final class AnnotatedTools implements Toolkit {

    private final Function<RolloutId, List<Object>> objects;
    private final List<ToolSpecification> specifications;
    private final Set<String> ordered;
    private final boolean shared;

    private AnnotatedTools(AnnotatedTools other, List<ToolSpecification> specifications) {
        this.objects = other.objects;
        this.specifications = List.copyOf(specifications);
        this.ordered = other.ordered;
        this.shared = other.shared;
    }

    private AnnotatedTools(
            Function<RolloutId, List<Object>> objects,
            Stream<? extends Class<?>> types,
            Set<String> ordered,
            boolean shared) {
        List<ToolSpecification> found = new ArrayList<>();
        // Reflection gives methods in any order, and what is asked must not depend on it.
        types.forEach(type -> ToolSpecifications.toolSpecificationsFrom(type).stream()
                .sorted(Comparator.comparing(ToolSpecification::name))
                .forEach(found::add));
        ToolSpecifications.validateSpecifications(found);
        this.objects = objects;
        this.specifications = List.copyOf(found);
        this.ordered = Set.copyOf(ordered);
        this.shared = shared;
    }

    /** Objects without state that all attempts share. */
    public static AnnotatedTools shared(Object... tools) {
        List<Object> all = List.of(tools);
        return new AnnotatedTools(attempt -> all, all.stream().map(Object::getClass), Set.of(), true);
    }

    /**
     * Objects made anew for each attempt.
     *
     * @param types of the objects, in their order
     * @param ordered names of tools whose answers depend on each other's earlier calls
     * @param objects makes them
     */
    public static AnnotatedTools perAttempt(
            List<Class<?>> types, Set<String> ordered, Function<RolloutId, List<Object>> objects) {
        return new AnnotatedTools(objects, types.stream(), ordered, false);
    }

    /** The same tools, one of them with another description, such as one that depends on what is installed. */
    public AnnotatedTools described(String tool, String description) {
        return new AnnotatedTools(
                this,
                specifications.stream()
                        .map(one -> one.name().equals(tool)
                                ? one.toBuilder().description(description).build()
                                : one)
                        .toList());
    }

    @Override
    public List<ToolSpecification> specifications() {
        return specifications;
    }

    @Override
    public Set<String> ordered() {
        return ordered;
    }

    @Override
    public Session open(RolloutId attempt) {
        return new Objects(objects.apply(attempt), shared);
    }

    private static final class Objects implements Session {
        private final Map<String, DefaultToolExecutor> executors = new LinkedHashMap<>();
        private final List<Closeable> closeables = new ArrayList<>();

        Objects(List<Object> tools, boolean shared) {
            for (Object tool : tools) {
                for (Method method : tool.getClass().getMethods()) {
                    if (method.isAnnotationPresent(Tool.class)) {
                        executors.put(
                                ToolSpecifications.toolSpecificationFrom(method).name(),
                                DefaultToolExecutor.builder()
                                        .object(tool)
                                        .originalMethod(method)
                                        .methodToInvoke(method)
                                        .wrapToolArgumentsExceptions(true)
                                        .propagateToolExecutionExceptions(true)
                                        .build());
                    }
                }
                if (!shared && tool instanceof Closeable closeable) {
                    closeables.add(closeable);
                }
            }
        }

        @Override
        public String call(ToolCall call) {
            DefaultToolExecutor executor = executors.get(call.tool());
            if (executor == null) {
                throw new ToolFailure(ToolProblem.UNKNOWN_TOOL, "there is no tool " + call.tool());
            }
            ToolExecutionRequest request = ToolExecutionRequest.builder()
                    .name(call.tool())
                    .arguments(call.arguments())
                    .build();
            try {
                return executor.executeWithContext(
                                request, InvocationContext.builder().build())
                        .resultText();
            } catch (ToolArgumentsException e) {
                throw new ToolFailure(ToolProblem.BAD_ARGUMENTS, reason(e));
            } catch (ToolExecutionException e) {
                if (e.getCause() instanceof ToolFailure failure) {
                    throw failure;
                }
                throw new ToolFailure(reason(e));
            }
        }

        @Override
        public void close() {
            for (Closeable closeable : closeables) {
                try {
                    closeable.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        private static String reason(RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return cause.getMessage() == null
                    ? cause.getClass().getSimpleName()
                    : cause.getMessage().replaceAll("\\s+", " ");
        }
    }
}
