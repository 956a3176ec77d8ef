package org.aeneas.cassandra.internal.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.aeneas.cassandra.node.SnapshotFolder;
import org.aeneas.cassandra.node.TableName;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;
import org.aeneas.ssh.CommandResult;
import org.aeneas.ssh.SshSession;

/**
 * Finds a snapshot's folders on a node.
 *
 * @param commandUser who looks, by sudo; empty for the login itself
 */
record SnapshotFolders(SshSession session, String commandUser, List<String> dataFolders) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int UNREADABLE = 3;
    private static final int MOST_ARGUMENTS = 500;
    /** $1 the data folder, $2 which folders of tables, then keyspaces; prints folders with / at their ends, and files. */
    private static final String LOOK = "cd \"$1\" || exit 3; name=$2; shift 2; for keyspace; do "
            + "[ -d \"$keyspace\" ] || continue; for folder in \"$keyspace\"/*/$name; do "
            + "[ -d \"$folder\" ] || continue; [ -r \"$folder\" ] && [ -x \"$folder\" ] || exit 3; "
            + "echo \"$folder/\"; find \"$folder\" -mindepth 1 -maxdepth 1 -type f || exit 3; done; "
            + "[ -r \"$keyspace\" ] || exit 3; done";
    /** A table's folder: its name, and since 2.1 its id without hyphens. */
    private static final String ID = "-[0-9a-f]{32}$";

    /** @param name of folders below those of tables, as a pattern of the shell: {@code snapshots/NAME} */
    List<SnapshotFolder> find(String name, Collection<TableName> tables, Progress progress) {
        List<SnapshotFolder> found = new ArrayList<>();
        Set<TableName> wanted = Set.copyOf(tables);
        Set<String> keyspaces = tables.stream().map(TableName::keyspace)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String dataFolder : dataFolders) {
            List<String> words = new ArrayList<>(asCommandUser());
            words.addAll(List.of("sh", "-c", LOOK, "sh", dataFolder, name));
            words.addAll(keyspaces);
            CommandResult result = session.run(Command.of(words.toArray(String[]::new)).withTimeout(PATIENCE),
                    progress);
            if (!result.succeeded()) {
                throw unreadable(dataFolder, result);
            }
            read(dataFolder, result.output()).stream().filter(folder -> wanted.contains(folder.table()))
                    .forEach(found::add);
        }
        return found;
    }

    /** Removes files; $1 is their folder. */
    void remove(SnapshotFolder folder, Progress progress) {
        for (int from = 0; from < folder.files().size(); from += MOST_ARGUMENTS) {
            List<String> words = new ArrayList<>(asCommandUser());
            words.addAll(List.of("sh", "-c", "cd \"$1\" || exit 0; shift; rm -f -- \"$@\"", "sh",
                    folder.dataFolder() + "/" + folder.relative()));
            words.addAll(folder.files().subList(from, Math.min(folder.files().size(), from + MOST_ARGUMENTS)));
            CommandResult result = session.run(Command.of(words.toArray(String[]::new)).withTimeout(PATIENCE),
                    progress);
            if (!result.succeeded()) {
                throw notRemoved(folder, result);
            }
        }
    }

    private RuntimeException notRemoved(SnapshotFolder folder, CommandResult result) {
        if (result.errors().contains("sudo")) {
            return unreadable(folder.dataFolder(), result);
        }
        return new Problem("links-not-removed", "Links of incremental backups could not be removed: "
                + result.errors().strip(), folder.dataFolder() + "/" + folder.relative() + " on " + session.target(),
                "Let the login or its command user write in Cassandra's data folders; else the links fill the disk.")
                        .asException();
    }

    private List<String> asCommandUser() {
        boolean other = !commandUser.isEmpty() && !commandUser.equals(session.target().user());
        return other ? List.of("sudo", "-n", "-u", commandUser, "--") : List.of();
    }

    private static List<SnapshotFolder> read(String dataFolder, String output) {
        Map<String, List<String>> files = new TreeMap<>();
        for (String line : output.lines().toList()) {
            int slash = line.lastIndexOf('/');
            List<String> names = files.computeIfAbsent(line.substring(0, slash), folder -> new ArrayList<>());
            if (slash < line.length() - 1) {
                names.add(line.substring(slash + 1));
            }
        }
        List<SnapshotFolder> folders = new ArrayList<>();
        files.forEach((folder, names) -> {
            String[] parts = folder.split("/");
            folders.add(new SnapshotFolder(new TableName(parts[0], parts[1].replaceFirst(ID, "")), dataFolder, folder,
                    names));
        });
        return folders;
    }

    private RuntimeException unreadable(String dataFolder, CommandResult result) {
        if (result.errors().contains("sudo")) {
            return new Problem("command-user-refused", "The SSH login may not run commands as " + commandUser + ": "
                    + result.errors().strip(), session.target().toString(), "Allow it on the node by sudo without a "
                            + "password (NOPASSWD), or choose no such user by --configure.").asException();
        }
        String why = result.status() == UNREADABLE ? "The SSH login may not read the node's data folder."
                : "The node's data folder could not be looked into: " + result.errors().strip();
        return new Problem("node-file-unreadable", why, dataFolder + " on " + session.target(),
                "Give the login the right to read it, for example as a member of Cassandra's group.").asException();
    }
}
