package org.aeneas.agent.internal.mount;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.ssh.Command;

/** Which folders of which nodes are mounted where. Nodes on this machine have none. */
public record MountPlan(List<Mount> mounts) {

    public MountPlan {
        mounts = List.copyOf(mounts);
    }

    /** What a folder must have in it to be the right one. */
    public enum Content { CONFIGURATION, DATA }

    /**
     * One folder of a node.
     *
     * @param source  as mount tables name it: {@code user@host:/folder/}
     * @param target  the empty folder of this machine onto which it is mounted
     * @param log     for what sshfs prints
     * @param command sshfs and its arguments; a password is read from standard input, a passphrase asked by askpass
     */
    public record Mount(DataProvider node, Content content, String source, Path target, Path log,
            List<String> command) {

        /** The command as a line of shell, with its output's way to the log. */
        public String line() {
            return String.join(" ", command.stream().map(Command::quote).toList()) + " > " + log
                    + " 2>&1";
        }
    }

    /** @param user who alone may read the mounted files, besides root; empty for the one who mounts */
    public static MountPlan of(AgentSettings settings, AgentFolders folders, Optional<ServiceUser> user) {
        List<Mount> mounts = new ArrayList<>();
        for (DataProvider node : settings.dataProviders()) {
            if (!node.local()) {
                add(mounts, node, settings, folders, user);
            }
        }
        return new MountPlan(mounts);
    }

    private static void add(List<Mount> mounts, DataProvider node, AgentSettings settings, AgentFolders folders,
            Optional<ServiceUser> user) {
        SshfsCommand sshfs = new SshfsCommand(node, folders.knownHosts(), user);
        Path home = folders.at(settings.mountFolder()).resolve(nodeFolder(node));
        Path logs = folders.at(settings.logFolder());
        String source = sshfs.source(node.configurationDirectory());
        mounts.add(mount(sshfs, node, Content.CONFIGURATION, source, home.resolve("conf"),
                logs.resolve("conf_" + node.address() + ".log")));
        for (int i = 0; i < node.dataDirectories().size(); i++) {
            mounts.add(mount(sshfs, node, Content.DATA, sshfs.source(node.dataDirectories().get(i)),
                    dataFolder(folders.at(settings.mountFolder()), node, i),
                    logs.resolve(dataName(i) + "_" + node.address() + ".log")));
        }
    }

    private static Mount mount(SshfsCommand sshfs, DataProvider node, Content content, String source, Path target,
            Path log) {
        return new Mount(node, content, source, target, log, sshfs.words(source, target));
    }

    /**
     * Where a data directory of a node is mounted.
     *
     * @param mounts   the folder of all mounts
     * @param position in the settings, from 0
     */
    public static Path dataFolder(Path mounts, DataProvider node, int position) {
        return mounts.resolve(nodeFolder(node)).resolve("data").resolve(dataName(position));
    }

    private static String dataName(int position) {
        return position == 0 ? "data" : "data" + (position + 1);
    }

    /** The folder of a node in the mount folder: {@code 10.0.0.1_node}. */
    public static String nodeFolder(DataProvider node) {
        return node.address() + "_node";
    }
}
