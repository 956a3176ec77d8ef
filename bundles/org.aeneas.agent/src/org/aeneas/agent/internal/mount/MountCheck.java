package org.aeneas.agent.internal.mount;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.internal.mount.MountPlan.Content;
import org.aeneas.agent.internal.mount.MountPlan.Mount;
import org.aeneas.agent.internal.mount.MountTable.Entry;

/** Finds out what is behind a mount, within a time. */
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
        Optional<String> answer = Run.ask(command, patience);
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
}
