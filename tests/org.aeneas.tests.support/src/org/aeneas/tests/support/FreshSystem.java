package org.aeneas.tests.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The files of a Debian that has just been set up, with what the agent's package depends on but nothing of ours; with
 * rpm; and with what administrators of a cluster have (sudo, a firewall). Made once by mmdebstrap, from where this
 * machine's apt gets packages; unpacked once a run.
 */
public final class FreshSystem implements SharedFixture {
    /** What there must be, in words. */
    public static final String NEEDS = "needs root, mmdebstrap, unshare and control groups of version 2";
    private static final String SUITE = "bookworm";
    private static final Path SOURCES = Path.of("/etc/apt/sources.list.d/debian.sources");
    private static final String PACKAGES = "systemd,systemd-sysv,dbus,debconf,openjdk-17-jre-headless,sshfs,fuse3,"
            + "openssh-client,openssh-server,expect,rpm,sudo,nftables,libfaketime";

    /** Removes what it is told, when its standard input ends: also when this process is killed. */
    private static final String REMOVER = "trap '' HUP INT TERM; cat >/dev/null; rm -rf --one-file-system \"$0\"";

    private final Path files = Folders.temporary();
    private final Process remover;

    public FreshSystem() {
        remover = remover(files);
        Path archive = Cache.ofUser().entry("systems/" + SUITE + "-2", Progress.NONE, FreshSystem::fetch)
                .resolve("root.tar");
        execute("tar", "-C", files.toString(), "-xpf", archive.toString());
    }

    /** Gives the run's system to whoever has a parameter for it; skips the test where there can be none. */
    public static final class Extension implements ParameterResolver, ExecutionCondition {
        /** Not left to {@link #of}: JUnit takes a parameter that is not resolved for a failure. */
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return possible() ? ConditionEvaluationResult.enabled("") : ConditionEvaluationResult.disabled(NEEDS);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FreshSystem.class;
        }

        @Override
        public FreshSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return of(context);
        }
    }

    /** That of the run; skips the test where there can be none. */
    public static FreshSystem of(ExtensionContext context) {
        assumeTrue(possible(), NEEDS);
        return SharedFixture.of(context, FreshSystem.class, FreshSystem::new);
    }

    /** Whether this machine can run one: by root, on Linux with what makes it. */
    public static boolean possible() {
        return System.getProperty("user.name").equals("root") && Files.isDirectory(groups())
                && Execution.exists("mmdebstrap") && Execution.exists("unshare") && Execution.exists("nsenter");
    }

    /** The second version's control groups. */
    public static Path groups() {
        Path beside = Path.of("/sys/fs/cgroup/unified");
        return Files.isDirectory(beside) ? beside : Path.of("/sys/fs/cgroup");
    }

    public Path files() {
        return files;
    }

    private static void fetch(Path folder, Progress progress) {
        progress.begin("Fetching Debian " + SUITE);
        List<String> command = new ArrayList<>(List.of("mmdebstrap", "--quiet", "--variant=minbase",
                "--include=" + PACKAGES, SUITE, folder.resolve("root.tar").toString()));
        if (Files.exists(SOURCES)) {
            command.add(SOURCES.toString());
        }
        execute(command.toArray(String[]::new));
    }

    private static Process remover(Path folder) {
        try {
            return new ProcessBuilder("setsid", "sh", "-c", REMOVER, folder.toString()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void execute(String... command) {
        try {
            Execution.text(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            remover.getOutputStream().close();
            remover.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
