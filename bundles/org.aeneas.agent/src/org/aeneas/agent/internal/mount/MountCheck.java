package org.aeneas.agent.internal.mount;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.aeneas.agent.internal.mount.MountPlan.Content;
import org.aeneas.agent.internal.mount.MountPlan.Mount;
import org.aeneas.agent.internal.mount.MountTable.Entry;
import org.aeneas.core.CancelledException;

/**
 * Finds out what is behind a mount, within a time. For many threads.
 *
 * <p>Where this process has files of a mount open that hangs, not even starting another process comes to its end: the
 * child closes what it has inherited, which the mount has to answer. So a thread of its own does all of it, and where
 * one waits already, no other is begun.
 */
public final class MountCheck {
    private static final String TYPE = "fuse.sshfs";
    /** Prints one word; $1 the folder. Table folders end with the table's id since Cassandra 2.1. */
    private static final String LOOK = "LC_ALL=C; export LC_ALL; entries=$(ls -A -- \"$1\" 2>&1) || "
            + "{ echo \"broken $entries\"; exit; }; [ -n \"$entries\" ] || { echo empty; exit; }; ";
    private static final String CONFIGURATION = LOOK + "[ -f \"$1/cassandra.yaml\" ] && echo right || echo foreign";
    private static final String DATA = LOOK + "case $(find \"$1\" -mindepth 2 -maxdepth 2 -type d "
            + "-name '*-????????????????????????????????' -print -quit) in ?*) echo right;; *) echo foreign;; esac";

    private final MountTable table;
    private final Duration patience;
    /** The last look at each folder. */
    private final Map<Path, CompletableFuture<Optional<String>>> looks = new ConcurrentHashMap<>();

    /** @param patience how long a folder may take to answer */
    public MountCheck(Duration patience) {
        this(MountTable.OF_MACHINE, patience);
    }

    MountCheck(MountTable table, Duration patience) {
        this.table = table;
        this.patience = patience;
    }

    /** What was found where a folder of a node should be. */
    public enum State {
        MOUNTED("is mounted"),
        NOT_MOUNTED("is not mounted"),
        OTHER_MOUNT("has another mount on it"),
        HANGING("does not answer: the node or the network is gone"),
        BROKEN("is mounted, but its connection is lost"),
        EMPTY("is mounted, but empty"),
        FOREIGN("is mounted, but has nothing of Cassandra's in it");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** What to say about the folder: {@code is mounted}. */
        public String words() {
            return words;
        }
    }

    public State check(Mount mount) {
        Optional<Entry> entry = table.find(mount.target());
        if (entry.isEmpty()) {
            return State.NOT_MOUNTED;
        }
        if (!entry.get().type().equals(TYPE) || !entry.get().source().equals(mount.source())) {
            return State.OTHER_MOUNT;
        }
        return look(mount.target(), mount.content());
    }

    private State look(Path folder, Content content) {
        List<String> command = List.of("sh", "-c", content == Content.DATA ? DATA : CONFIGURATION, "sh",
                folder.toString());
        Optional<String> answer = ask(folder, command);
        if (answer.isEmpty()) {
            return State.HANGING;
        }
        return switch (answer.get().strip()) {
            case "right" -> State.MOUNTED;
            case "empty" -> State.EMPTY;
            case "foreign" -> State.FOREIGN;
            default -> State.BROKEN;
        };
    }

    /** @return what the program printed; empty if that takes too long */
    private Optional<String> ask(Path folder, List<String> command) {
        CompletableFuture<Optional<String>> look = looks.compute(folder,
                (key, last) -> last == null || last.isDone() ? begin(command) : last);
        try {
            return look.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private CompletableFuture<Optional<String>> begin(List<String> command) {
        CompletableFuture<Optional<String>> look = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                look.complete(Run.ask(command, patience));
            } catch (RuntimeException | Error e) {
                look.completeExceptionally(e);
            }
        }, "aeneas-agent-mount-look");
        thread.setDaemon(true);
        thread.start();
        return look;
    }
}
