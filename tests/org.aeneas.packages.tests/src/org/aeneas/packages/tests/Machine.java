package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.aeneas.tests.support.Folders;

/** A {@link FreshSystem} with systemd as its process 1, apart from this one ({@code resources/machine}). */
final class Machine implements AutoCloseable {
    /** For files of the tests, on the machine. */
    static final String FOLDER = "/srv/test";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final String LOG = "machine.log";

    private final Path work = Folders.temporary();
    private final Path group = FreshSystem.groups().resolve(work.getFileName());
    private final Process process;
    private long init;

    Machine(FreshSystem system) throws Exception {
        // It ends at the latest with the thread that starts it, even if that is killed with its process.
        process = new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "resources/machine", system.files().toString(),
                work.toString(), group.toString()).redirectErrorStream(true)
                .redirectOutput(work.resolve(LOG).toFile()).start();
        try {
            init = await("its start", this::init, found -> found > 0);
            await("systemctl is-system-running || true", state -> state.matches("(?s)(running|degraded)\\b.*"));
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    private interface Question<T> {
        T ask() throws Exception;
    }

    /** Its process 1 as this machine numbers it; 0 if it has not started yet. */
    private long init() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(work.resolve(LOG)));
        }
        return process.children().filter(child -> child.info().command().orElse("").endsWith("/systemd"))
                .mapToLong(ProcessHandle::pid).findFirst().orElse(0);
    }

    private static <T> T await(String what, Question<T> question, Predicate<T> enough) throws Exception {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        T answer = question.ask();
        while (!enough.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + ": " + answer);
            }
            Thread.sleep(200);
            answer = question.ask();
        }
        return answer;
    }

    /** Waits until a line of shell prints what is wanted. */
    String await(String script, Predicate<String> enough) throws Exception {
        return await(script, () -> execute("sh", "-c", script).text(), enough);
    }

    /** Runs a program on the machine, as its root. */
    Command execute(String... words) throws IOException, InterruptedException {
        return Command.run(command(words));
    }

    /** By which this machine runs a program on that one, as its root. */
    List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(init), "--mount", "--uts",
                "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd", "env", "-i", "HOME=/root", "LC_ALL=C.UTF-8",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", "TERM=dumb"));
        command.addAll(List.of(words));
        return command;
    }

    /** What a script of the shell prints; it must end with status 0. */
    String shell(String script) throws IOException, InterruptedException {
        Command ended = execute("sh", "-ec", script);
        assertEquals(0, ended.status(), () -> script + "\n" + ended.text());
        return ended.text().strip();
    }

    /** Copies a file into its {@link #FOLDER}. */
    void copy(Path file) throws IOException {
        Path folder = Files.createDirectories(Path.of("/proc", Long.toString(init), "root" + FOLDER));
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        // Its processes die with its process 1, but not at the same moment.
        await("its end", () -> Command.run(List.of("find", group.toString(), "-depth", "-type", "d", "-delete")),
                ended -> ended.status() == 0);
        Command.text("rm", "-rf", "--one-file-system", work.toString());
    }
}
