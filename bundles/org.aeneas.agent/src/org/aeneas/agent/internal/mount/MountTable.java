package org.aeneas.agent.internal.mount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;

/**
 * What is mounted, as {@code /proc/self/mountinfo} tells it (man proc_pid_mountinfo). Reading it touches no mount, so
 * that it answers however many of them hang.
 *
 * @param file {@code /proc/self/mountinfo}; another one only in tests
 */
record MountTable(Path file) {
    static final MountTable OF_MACHINE = new MountTable(Path.of("/proc/self/mountinfo"));
    private static final int TARGET = 4;

    /**
     * @param target absolute
     * @param type   {@code fuse.sshfs}
     * @param source {@code user@host:/folder/}
     */
    record Entry(Path target, String type, String source) {
    }

    /** What is mounted there; of several, one above another, the one that is seen. */
    Optional<Entry> find(Path target) {
        return entries().stream().filter(e -> e.target().equals(target)).reduce((below, above) -> above);
    }

    List<Entry> entries() {
        try {
            return Files.readAllLines(file).stream().map(MountTable::parse).toList();
        } catch (IOException e) {
            throw new Problem("mounts-unknown", "The table of mounts cannot be read: " + e, file.toString(),
                    "Check that /proc is mounted.").asException(e);
        }
    }

    private static Entry parse(String line) {
        String[] halves = line.split(" - ", 2);
        String[] kind = halves[1].split(" ");
        return new Entry(Path.of(unescape(halves[0].split(" ")[TARGET])), kind[0], unescape(kind[1]));
    }

    /** The kernel writes blanks, tabs, line feeds and backslashes as octal numbers. */
    private static String unescape(String field) {
        return field.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\");
    }
}
