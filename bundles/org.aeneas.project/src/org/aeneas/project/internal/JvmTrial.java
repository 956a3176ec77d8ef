package org.aeneas.project.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;

/** Starts Java with options as the workbench's start script does, up to {@link JvmTrialMain} instead of a window. */
public final class JvmTrial {
    private static final long SECONDS = 20;
    private static final int REASON = 300;

    private JvmTrial() {
    }

    /** @throws ProblemException {@code jvm-options-refused} */
    public static void run(byte[] argumentFile) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("aeneas-jvm");
            Path options = Files.write(folder.resolve("jvm.options"), argumentFile);
            Path output = folder.resolve("output");
            int status = start(options, output);
            judge(status, Files.readAllLines(output, Charset.defaultCharset()));
        } catch (IOException e) {
            throw DurableFiles.problem(folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder, e);
        } finally {
            delete(folder);
        }
    }

    private static int start(Path options, Path output) throws IOException {
        String heap = System.getenv().getOrDefault("AENEAS_WORKBENCH_HEAP", "1g");
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap, "@" + options, "-cp", classes(), JvmTrialMain.class.getName())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            if (!java.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw refused("Java did not start with them within " + SECONDS + " seconds.");
            }
            return java.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        } finally {
            java.destroyForcibly();
        }
    }

    private static void judge(int status, List<String> output) {
        if (status == JvmTrialMain.SMALL_HEAP) {
            throw refused("The heap would be smaller than the " + JvmTrialMain.LEAST_MEGABYTES
                    + " MB that the workbench needs.");
        }
        if (status == 0) {
            throw refused("With one of them Java ends instead of starting a program.");
        }
        if (status != JvmTrialMain.STARTED) {
            // The first line names the option; the others are the same for all of them.
            String said = output.stream().findFirst().orElse("").replaceAll("\\p{Cntrl}+", " ").strip();
            String reason = said.isEmpty() ? "it ends with status " + status
                    : said.substring(0, Math.min(REASON, said.length()));
            throw refused("Java does not start with them: " + reason.replaceFirst("\\.?$", "."));
        }
    }

    private static ProblemException refused(String what) {
        return new Problem("jvm-options-refused", what, "JVM options", "Correct or remove the option.").asException();
    }

    private static String classes() {
        try {
            return Path.of(JvmTrialMain.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        for (Path file : Stream.of("jvm.options", "output", "").map(folder::resolve).toList()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
