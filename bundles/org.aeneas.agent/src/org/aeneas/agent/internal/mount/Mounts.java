package org.aeneas.agent.internal.mount;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.aeneas.agent.Terminal;
import org.aeneas.agent.internal.mount.MountCheck.State;
import org.aeneas.agent.internal.mount.MountPlan.Mount;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Mounts what of a plan is not mounted, and verifies all of it. Run by root, as often as anybody likes. */
public final class Mounts {
    private static final Duration TO_MOUNT = Duration.ofSeconds(60);
    private static final Duration TO_UNMOUNT = Duration.ofSeconds(20);
    private static final Path SYSTEMD = Path.of("/run/systemd/system");

    private final Terminal terminal;
    private final MountSecrets secrets;
    private final MountCheck check;

    public Mounts(Terminal terminal, MountSecrets secrets, MountCheck check) {
        this.terminal = terminal;
        this.secrets = secrets;
        this.check = check;
    }

    /** @return whether every folder of the plan is mounted and has in it what it should */
    public boolean mount(List<DataProvider> nodes, MountPlan plan) {
        Map<DataProvider, List<Mount>> byNode = plan.mounts().stream()
                .collect(Collectors.groupingBy(Mount::node, LinkedHashMap::new, Collectors.toList()));
        boolean right = true;
        terminal.print("===== Mounting process started =====");
        for (DataProvider node : nodes) {
            if (node.local()) {
                terminal.print("Node [" + node.address() + "] is on this machine: its files are read without a mount.");
            } else {
                terminal.print("Node [" + node.address() + "] mounting started.");
            }
            for (Mount mount : byNode.getOrDefault(node, List.of())) {
                right &= mountReported(mount);
            }
        }
        terminal.print("===== Mounting process was over =====");
        return right;
    }

    private boolean mountReported(Mount mount) {
        try {
            State state = settle(mount);
            terminal.print(mount.target() + " " + state.words() + ".");
            if (state != State.MOUNTED) {
                terminal.print(remedy(state, mount));
            }
            return state == State.MOUNTED;
        } catch (ProblemException e) {
            terminal.print(mount.target() + " is not mounted: " + e.problem().what());
            terminal.print(e.problem().remedy());
            return false;
        }
    }

    private State settle(Mount mount) {
        State before = check.check(mount);
        if (before == State.HANGING || before == State.BROKEN) {
            terminal.print(mount.target() + " " + before.words() + "; it is mounted anew.");
            unmount(mount.target());
        } else if (before != State.NOT_MOUNTED) {
            return before;
        }
        terminal.print("Will be executed command: " + mount.line());
        execute(mount);
        return check.check(mount);
    }

    /** Lazily: a dead mount is in use by whoever waits for it. */
    private static void unmount(Path target) {
        Run.ask(List.of("umount", "-l", target.toString()), TO_UNMOUNT);
    }

    private void execute(Mount mount) {
        byte[] input = secrets.input(mount.node());
        try {
            prepare(mount);
            Optional<Integer> status = Run.run(apart(mount.command()), secrets.environment(mount.node()), input, mount.log(),
                    TO_MOUNT);
            if (status.isEmpty() || status.get() != 0) {
                throw new Problem("mount-failed", status.isEmpty() ? "sshfs did not end in time."
                        : "sshfs said: " + Files.readString(mount.log()).strip(), mount.target().toString(),
                        "Read " + mount.log() + "; check user_allow_other in /etc/fuse.conf, the network and the "
                                + "login, then run -mnt again.").asException();
            }
        } catch (IOException e) {
            throw new Problem("mount-failed", "A folder cannot be made ready: " + e, mount.target().toString(),
                    "Run it as root.").asException(e);
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    /**
     * Where systemd runs, sshfs serves in a scope of its own: neither the end of the unit nor that of the session that
     * has started it is then that of the mount (man systemd-run).
     */
    private static List<String> apart(List<String> command) {
        if (!Files.isDirectory(SYSTEMD) || !ServiceUser.runsAsRoot()) {
            return command;
        }
        List<String> scoped = new ArrayList<>(List.of("systemd-run", "--scope", "--quiet", "--description=Mount of a "
                + "Cassandra node's folder", "--"));
        scoped.addAll(command);
        return scoped;
    }

    private static void prepare(Mount mount) throws IOException {
        Files.createDirectories(mount.log().getParent());
        // The service may make files there: a link that it has made must not lead root astray.
        Files.deleteIfExists(mount.log());
        Files.createDirectories(mount.target());
        try (var entries = Files.list(mount.target())) {
            if (entries.findAny().isPresent()) {
                throw new Problem("mount-not-empty", "The folder has files of this machine in it.",
                        mount.target().toString(), "Move them away, then run -mnt again.").asException();
            }
        }
    }

    private static String remedy(State state, Mount mount) {
        return switch (state) {
            case OTHER_MOUNT -> "Run: umount " + mount.target() + ", then -mnt again.";
            case EMPTY, FOREIGN -> "Check the path in the settings: " + mount.source() + " should be "
                    + (mount.content() == MountPlan.Content.DATA ? "a data directory" : "the folder of cassandra.yaml")
                    + ", and readable for that user. Then run: umount " + mount.target() + ", and -mnt again.";
            default -> "Check the node and the network; read " + mount.log() + "; then run -mnt again.";
        };
    }
}
