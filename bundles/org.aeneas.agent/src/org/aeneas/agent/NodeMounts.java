package org.aeneas.agent;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.agent.internal.mount.MountCheck;
import org.aeneas.agent.internal.mount.MountPlan;
import org.aeneas.agent.internal.mount.MountPlan.Content;
import org.aeneas.agent.internal.mount.MountPlan.Mount;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/** Where the files of data-provider nodes are on this machine, and whether they are there. For many threads. */
public final class NodeMounts {
    private final AgentFolders folders;
    private final MountPlan plan;
    private final MountCheck check;

    /** @param patience how long a folder may take to answer */
    public NodeMounts(AgentSettings settings, AgentFolders folders, Duration patience) {
        this.folders = folders;
        this.plan = MountPlan.of(settings, folders, Optional.empty());
        this.check = new MountCheck(patience);
    }

    /** How the files of a node can be reached. */
    public enum State {
        LOCAL, MOUNTED, NOT_MOUNTED, HANGING, EMPTY, FOREIGN;

        /** Whether they can be read. */
        public boolean readable() {
            return this == LOCAL || this == MOUNTED;
        }

        /** Whether mounting anew may help. */
        public boolean mendable() {
            return this == NOT_MOUNTED || this == HANGING;
        }
    }

    /** @param problem with code {@code source-lost}; empty if the files can be read */
    public record Found(State state, Optional<Problem> problem) {
        private static final Found FINE = new Found(State.MOUNTED, Optional.empty());
    }

    /** The folders that stand for the node's data directories, in the order of the settings. */
    public List<Path> dataFolders(DataProvider node) {
        return node.local() ? node.dataDirectories().stream().map(Path::of).toList()
                : data(node).map(Mount::target).toList();
    }

    /** The worst of the node's data folders. Waits for each at most as long as the patience lasts. */
    public Found look(DataProvider node) {
        if (node.local()) {
            return dataFolders(node).stream().filter(Files::notExists).findFirst().map(NodeMounts::missing)
                    .orElse(new Found(State.LOCAL, Optional.empty()));
        }
        return data(node).map(this::look).filter(found -> !found.state().readable()).findFirst().orElse(Found.FINE);
    }

    /**
     * Asks for a remount, which only root can do. May be repeated.
     *
     * @throws org.aeneas.core.ProblemException if the request cannot be left where root looks for it
     */
    public void requestRemount() {
        Path request = folders.remountRequest();
        try {
            Files.createDirectories(request.getParent());
            Files.createFile(request);
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(request)) {
                throw DurableFiles.problem(request, e);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(request, e);
        }
    }

    private Stream<Mount> data(DataProvider node) {
        return plan.mounts().stream().filter(mount -> mount.node().equals(node) && mount.content() == Content.DATA);
    }

    private Found look(Mount mount) {
        MountCheck.State state = check.check(mount);
        State ours = switch (state) {
            case MOUNTED -> State.MOUNTED;
            case NOT_MOUNTED -> State.NOT_MOUNTED;
            case HANGING, BROKEN -> State.HANGING;
            case EMPTY -> State.EMPTY;
            case OTHER_MOUNT, FOREIGN -> State.FOREIGN;
        };
        return ours.readable() ? Found.FINE : new Found(ours, Optional.of(new Problem("source-lost",
                "A folder of the node " + mount.node().address() + " " + state.words() + ".",
                mount.target().toString(), remedy(ours, mount))));
    }

    private static String remedy(State state, Mount mount) {
        return state.mendable() ? "A remount is asked for; if it does not come, check the node and the network, read "
                + mount.log() + ", and run the agent's jar with -mnt."
                : "Run: umount " + mount.target() + "; correct the paths in the settings; run the agent's jar with "
                        + "-mnt.";
    }

    private static Found missing(Path folder) {
        return new Found(State.LOCAL, Optional.of(new Problem("source-lost",
                "A data directory of the node on this machine is not there.", folder.toString(),
                "Correct data-directories in the settings, or mount the disk.")));
    }
}
