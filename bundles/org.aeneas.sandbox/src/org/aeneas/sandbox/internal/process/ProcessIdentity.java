package org.aeneas.sandbox.internal.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * Which process is meant, for ever: a pid alone is used again, and means another process in another container.
 *
 * @param startTicks field 22 of {@code /proc/PID/stat} (proc(5))
 * @param boot       {@code /proc/sys/kernel/random/boot_id}
 * @param namespace  what {@code /proc/self/ns/pid} points to
 */
public record ProcessIdentity(long pid, long startTicks, String boot, String namespace) {
    private static final int FIELDS_BEFORE_STATE = 2;
    private static final int STATE = 3 - FIELDS_BEFORE_STATE - 1;
    private static final int THREADS = 20 - FIELDS_BEFORE_STATE - 1;
    private static final int START_TICKS = 22 - FIELDS_BEFORE_STATE - 1;

    /** @return empty if there is no such process, or it is dead and only waits to be collected */
    public static Optional<ProcessIdentity> of(long pid) {
        return ticks(pid).map(ticks -> new ProcessIdentity(pid, ticks, here().boot(), here().namespace()));
    }

    public static ProcessIdentity parse(String text) {
        String[] parts = text.split(" ");
        return new ProcessIdentity(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2], parts[3]);
    }

    /** What {@link #parse} reads. */
    public String text() {
        return pid + " " + startTicks + " " + boot + " " + namespace;
    }

    /** @return whether this JVM could see the process if it were alive */
    public boolean isVisible() {
        return boot.equals(here().boot()) && namespace.equals(here().namespace());
    }

    /** @return whether the machine was started anew since */
    public boolean isOfAnotherBoot() {
        return !boot.equals(here().boot());
    }

    public boolean isAlive() {
        return isVisible() && ticks(pid).filter(ticks -> ticks == startTicks).isPresent();
    }

    private static Optional<Long> ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The second field is the program's name in parentheses, which may hold anything.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // The first thread may be dead while others still are, and their sockets listen.
            boolean dead = fields[STATE].matches("[ZX]") && Integer.parseInt(fields[THREADS]) <= 1;
            return dead ? Optional.empty() : Optional.of(Long.parseLong(fields[START_TICKS]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // "No such process": it ended between open and read.
            if (ProcessHandle.of(pid).isEmpty()) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }

    private record Here(String boot, String namespace) {
        static final Here VALUE = read();

        private static Here read() {
            try {
                String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
                return new Here(boot, Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString());
            } catch (IOException e) {
                throw new Problem("not-linux", "The sandbox needs Linux.", "/proc",
                        "Use Cassandra and AWS themselves, or a Linux machine.").asException(e);
            }
        }
    }

    private static Here here() {
        return Here.VALUE;
    }
}
