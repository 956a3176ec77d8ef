package org.aeneas.packages.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.Cache;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.SharedFixture;

/**
 * The files of a Debian that has just been set up, with what the agent's package depends on but nothing of ours; and
 * with rpm. Made once by mmdebstrap, from where this machine's apt gets packages; unpacked once a run.
 */
final class FreshSystem implements SharedFixture {
    private static final String SUITE = "bookworm";
    private static final Path SOURCES = Path.of("/etc/apt/sources.list.d/debian.sources");
    private static final String PACKAGES = "systemd,systemd-sysv,dbus,debconf,openjdk-17-jre-headless,sshfs,fuse3,"
            + "openssh-client,openssh-server,expect,rpm";

    private final Path files = Folders.temporary();

    FreshSystem() {
        Path archive = Cache.ofUser().entry("systems/" + SUITE + "-1", Progress.NONE, FreshSystem::fetch)
                .resolve("root.tar");
        execute("tar", "-C", files.toString(), "-xpf", archive.toString());
    }

    /** Whether this machine can run one: by root, on Linux with what makes it. */
    static boolean possible() {
        return System.getProperty("user.name").equals("root") && Files.isDirectory(groups())
                && Command.exists("mmdebstrap") && Command.exists("unshare") && Command.exists("nsenter");
    }

    /** The second version's control groups. */
    static Path groups() {
        Path beside = Path.of("/sys/fs/cgroup/unified");
        return Files.isDirectory(beside) ? beside : Path.of("/sys/fs/cgroup");
    }

    Path files() {
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

    private static void execute(String... command) {
        try {
            Command.text(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        execute("rm", "-rf", "--one-file-system", files.toString());
    }
}
