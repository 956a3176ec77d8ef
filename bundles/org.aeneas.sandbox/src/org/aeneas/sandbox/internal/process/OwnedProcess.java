package org.aeneas.sandbox.internal.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.sandbox.Ownership;
import org.aeneas.sandbox.internal.fetch.Tool;

/** A process that we started, in this JVM or an earlier one. Ends exactly that one, never another of the same pid. */
public final class OwnedProcess {
    private static final long POLL_MILLIS = 25;
    private static final int TAIL_BYTES = 16 * 1024;
    private static final int TAIL_LINES = 20;

    private final ProcessIdentity identity;
    private final ProcessRegistry registry;

    private OwnedProcess(ProcessIdentity identity, ProcessRegistry registry) {
        this.identity = identity;
        this.registry = registry;
    }

    /**
     * How a process is started.
     *
     * @param name for people
     * @param log  gets its standard output and error, appended
     */
    public record Start(String name, List<String> command, Path directory, Map<String, String> environment,
            Path log) {
    }

    public static OwnedProcess start(Start start, Ownership ownership) throws IOException {
        ProcessRegistry registry = ProcessRegistry.open(ownership.notes());
        // In a session of its own, so that Ctrl-C or a closed terminal reaches the owner only, who ends it in order.
        List<String> command = new ArrayList<>();
        Tool.find("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(start.command());
        ProcessBuilder builder = new ProcessBuilder(command).directory(start.directory().toFile())
                .redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(start.log().toFile()));
        // Options for this Java would stop another from starting.
        builder.environment().keySet().removeAll(Tool.JAVA_OPTIONS);
        builder.environment().putAll(start.environment());
        Process process = builder.start();
        ProcessIdentity identity = ProcessIdentity.of(process.pid())
                .orElseThrow(() -> new IOException("It ended at once: " + tail(start.log())));
        registry.add(identity, start.name(), ownership.detached());
        return new OwnedProcess(identity, registry);
    }

    /** A process that an earlier JVM started. */
    public static OwnedProcess known(ProcessIdentity identity, ProcessRegistry registry) {
        return new OwnedProcess(identity, registry);
    }

    public ProcessIdentity identity() {
        return identity;
    }

    public boolean isAlive() {
        return identity.isAlive();
    }

    /** Asks it to end, and ends it by force when it did not within the grace. Returns when it is gone. */
    public void stop(Duration grace) {
        signal(identity, false);
        if (!await(identity, grace)) {
            kill();
        }
        registry.remove(identity);
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        signal(identity, true);
        await(identity, Duration.ofSeconds(30));
        registry.remove(identity);
    }

    static void signal(ProcessIdentity identity, boolean force) {
        if (!identity.isAlive()) {
            return;
        }
        Optional<ProcessHandle> handle = ProcessHandle.of(identity.pid());
        handle.ifPresent(force ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
    }

    static boolean await(ProcessIdentity identity, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (identity.isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** @return the last lines of a log, empty if there is none */
    public static String tail(Path log) {
        if (!Files.isRegularFile(log)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, file.length() - file.getFilePointer())];
            file.readFully(bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "(the log could not be read: " + e.getMessage() + ")";
        }
    }
}
