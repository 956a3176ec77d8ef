package org.aeneas.project.settings;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.project.internal.JvmTrial;
import org.aeneas.staging.DurableFiles;

/**
 * The JVM options of the Global Settings where the workbench's start script finds them: an argument file, as Java reads
 * it. The script makes a second file beside it before it starts Java with them, which is deleted when the window is open.
 * Where that file is still there at the next start, the script leaves the options out, so that no option can keep the
 * workbench from starting twice.
 *
 * @param file    of the options; not there if there are none
 * @param attempt is there while a start with them has not come to its window
 */
public record JvmOptions(Path file, Path attempt) {
    /** The script says by this system property that it left the options out. */
    public static final String LEFT_OUT = "aeneas.jvm.options.left.out";

    /** @param folder of the user's data */
    public static JvmOptions in(Path folder) {
        return new JvmOptions(folder.resolve("jvm.options"), folder.resolve("jvm.options.attempt"));
    }

    /**
     * Replaces the file, if it is not the same already. Changed options get a new attempt.
     *
     * @throws org.aeneas.core.ProblemException if it cannot be written
     */
    public void write(List<String> options) {
        byte[] content = content(options);
        try {
            if (options.isEmpty()) {
                Files.deleteIfExists(file);
                Files.deleteIfExists(attempt);
            } else if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
                DurableFiles.write(file, content);
                Files.deleteIfExists(attempt);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /**
     * To be called when the window is open.
     *
     * @throws org.aeneas.core.ProblemException of files; then the next start leaves the options out
     */
    public void started() {
        if (leftOut()) {
            return;
        }
        try {
            Files.deleteIfExists(attempt);
        } catch (IOException e) {
            throw DurableFiles.problem(attempt, e);
        }
    }

    /** Whether this process was started without the options, because the start before failed with them. */
    public static boolean leftOut() {
        return Boolean.getBoolean(LEFT_OUT);
    }

    /**
     * Starts a Java of this kind with the options, which takes a part of a second. Not for the UI thread.
     *
     * @throws org.aeneas.core.ProblemException {@code jvm-options-refused} with what Java says, and those of files
     */
    public static void check(List<String> options) {
        Charset charset = charset();
        options.stream().filter(option -> !charset.newEncoder().canEncode(option)).findFirst().ifPresent(option -> {
            throw new Problem("jvm-options-refused", "Java cannot read all characters of it on this machine.", option,
                    "Write it with characters of " + charset + ".").asException();
        });
        JvmTrial.run(content(options));
    }

    private static byte[] content(List<String> options) {
        StringBuilder text = new StringBuilder("# Written by Aeneas: Settings, Global Settings, JVM options\n");
        options.forEach(option -> text.append('"').append(option.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
        return text.toString().getBytes(charset());
    }

    /** In which Java reads argument files. */
    private static Charset charset() {
        String name = System.getProperty("native.encoding", "");
        return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
    }
}
