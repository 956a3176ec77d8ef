package org.aeneas.tests.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A {@link FreshSystem} that runs, apart from this one: the script {@code machine} beside this class. */
public final class Machine implements AutoCloseable {
    /** For files of the tests, on the machine. */
    public static final String FOLDER = "/srv/test";
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final String LOG = "machine.log";

    private final Path work;
    private final Path group;
    private final Process process;
    private long init;

    /** What is process 1 there: a program and its arguments, by the first of which it is known. */
    public enum Init {
        SYSTEMD("/lib/systemd/systemd", "--log-target=journal"),
        /** A shell that starts sshd, and takes leave of processes without a parent. */
        PLAIN("/bin/sh", "-c", "mkdir /run/sshd; /usr/sbin/sshd; while :; do sleep 3600 & wait; done");

        private final List<String> command;

        Init(String... command) {
            this.command = List.of(command);
        }
    }

    /**
     * Where a machine is.
     *
     * @param work    empty, but for files above the system's in {@code upper}, {@code hostname}, and {@code mounts}
     *                (SOURCE tab TARGET) of what it sees of this machine
     * @param group   a new folder of {@link FreshSystem#groups}
     * @param network a network namespace; without one it has a loopback device only
     * @param kept    somebody else ends it when this process dies; else it ends with the thread that makes it
     */
    public record Place(Path work, Path group, Optional<Path> network, boolean kept) {
    }

    /** With systemd as its process 1 and no network; waits until it has booted. */
    public Machine(FreshSystem system) throws Exception {
        this(system, place(Folders.temporary()), Init.SYSTEMD);
    }

    private static Place place(Path work) {
        return new Place(work, FreshSystem.groups().resolve(work.getFileName()), Optional.empty(), false);
    }

    /** Waits until it has booted. */
    public Machine(FreshSystem system, Place place, Init kind) throws Exception {
        work = place.work();
        group = place.group();
        List<String> command = new ArrayList<>();
        if (!place.kept()) {
            command.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        }
        command.addAll(List.of(script(work).toString(), system.files().toString(), work.toString(), group.toString(),
                place.network().map(Path::toString).orElse("")));
        command.addAll(kind.command);
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(work.resolve(LOG).toFile())
                .start();
        try {
            init = await("its start", () -> init(kind.command.get(1)), found -> found > 0);
            if (kind == Init.SYSTEMD) {
                await("systemctl is-system-running || true", state -> state.matches("(?s)(running|degraded)\\b.*"));
            }
        } catch (Exception | AssertionError e) {
            close();
            throw e;
        }
    }

    /** Puts the script that starts a machine into a folder. */
    public static Path script(Path folder) throws IOException {
        Path script = folder.resolve("machine");
        try (InputStream content = Machine.class.getResourceAsStream("machine")) {
            Files.copy(content, script, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("It cannot be made executable: " + script);
        }
        return script;
    }

    private interface Question<T> {
        T ask() throws Exception;
    }

    /** Its process 1 as this machine numbers it; 0 if it has not started yet. */
    private long init(String argument) throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError(Files.readString(work.resolve(LOG)));
        }
        return process.children().filter(child -> child.info().arguments()
                .filter(words -> words.length > 0 && words[0].equals(argument)).isPresent())
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
    public String await(String script, Predicate<String> enough) throws Exception {
        return await(script, () -> execute("sh", "-c", script).text(), enough);
    }

    /** Runs a program on the machine, as its root. */
    public Execution execute(String... words) throws IOException, InterruptedException {
        return Execution.run(command(words));
    }

    /** By which this machine runs a program on that one, as its root. */
    public List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(init), "--mount", "--uts",
                "--ipc", "--net", "--pid", "--cgroup", "--root", "--wd", "env", "-i", "HOME=/root", "LC_ALL=C.UTF-8",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", "TERM=dumb"));
        command.addAll(List.of(words));
        return command;
    }

    /** What a script of the shell prints; it must end with status 0. */
    public String shell(String script) throws IOException, InterruptedException {
        Execution ended = execute("sh", "-ec", script);
        assertEquals(0, ended.status(), () -> script + "\n" + ended.text());
        return ended.text().strip();
    }

    /** Its files, as this machine sees them while it runs. */
    public Path root() {
        return Path.of("/proc", Long.toString(init), "root");
    }

    /** Copies a file into its {@link #FOLDER}. */
    public void copy(Path file) throws IOException {
        Path folder = Files.createDirectories(Path.of(root() + FOLDER));
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws Exception {
        process.destroyForcibly().waitFor();
        // Its processes die with its process 1, but not at the same moment.
        await("its end", () -> Execution.run(List.of("find", group.toString(), "-depth", "-type", "d", "-delete")),
                ended -> ended.status() == 0);
        Execution.text("rm", "-rf", "--one-file-system", work.toString());
    }
}
