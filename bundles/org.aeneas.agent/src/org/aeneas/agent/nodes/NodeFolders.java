package org.aeneas.agent.nodes;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.agent.internal.mount.MountPlan;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.core.Problem;

/**
 * Where this machine sees the data folders of a node.
 *
 * @param mounts the folder of all mounts
 */
record NodeFolders(DataProvider node, Path mounts) {

    static NodeFolders of(DataProvider node, AgentFolders folders, String mountFolder) {
        return new NodeFolders(node, folders.at(mountFolder));
    }

    /**
     * A folder of the node.
     *
     * @param dataFolder as the node's Cassandra names it
     * @throws org.aeneas.core.ProblemException {@code data-folder-unknown} if the settings have none of that name
     */
    Path find(String dataFolder, String relative) {
        List<Path> known = node.dataDirectories().stream().map(directory -> Path.of(directory).normalize()).toList();
        int position = known.indexOf(Path.of(dataFolder).normalize());
        if (position < 0) {
            throw new Problem("data-folder-unknown", "The node's Cassandra keeps rows in a folder that the settings do "
                    + "not name: " + dataFolder + ".", node.address(),
                    "Name all data_file_directories of its cassandra.yaml by --configure, run -mnt and resume the task.")
                            .asException();
        }
        Path here = node.local() ? known.get(position) : MountPlan.dataFolder(mounts, node, position);
        return here.resolve(relative);
    }
}
