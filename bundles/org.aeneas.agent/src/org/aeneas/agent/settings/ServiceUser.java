package org.aeneas.agent.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.aeneas.core.Problem;

/** The user as whom the service runs. The packages make it. */
public record ServiceUser(int uid, int gid) {
    public static final String NAME = "aws-cassandra-extractor";

    /** @return the user, if the packages have made it on the machine with these folders */
    public static Optional<ServiceUser> find(AgentFolders folders) {
        Path passwd = folders.at("/etc/passwd");
        if (!Files.isReadable(passwd)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(passwd).stream().map(line -> line.split(":"))
                    .filter(fields -> fields.length > 3 && fields[0].equals(NAME))
                    .map(fields -> new ServiceUser(Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
                    .findFirst();
        } catch (IOException | NumberFormatException e) {
            throw new Problem("users-unreadable", "The list of users cannot be read: " + e, passwd.toString(),
                    "Check that file.").asException(e);
        }
    }

    public static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Makes a file or folder this user's, if the one who runs may do so. */
    public void own(Path file) throws IOException {
        if (runsAsRoot()) {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", gid);
        }
    }

    /** Whether its rights, without those of further groups, let it read a file or enter a folder, through all above. */
    public boolean mayRead(Path file) throws IOException {
        Path real = file.toRealPath();
        for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
            if (!may(folder, PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return may(real, PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
    }

    /** Whether it may make files in a folder. */
    public boolean mayWriteIn(Path folder) throws IOException {
        return may(folder.toRealPath(), PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE,
                PosixFilePermission.OTHERS_WRITE) && mayRead(folder.toRealPath().resolve("."));
    }

    private boolean may(Path file, PosixFilePermission... byOwnerGroupOthers) throws IOException {
        Map<String, Object> facts = Files.readAttributes(file, "unix:uid,gid,permissions");
        Set<?> permissions = (Set<?>) facts.get("permissions");
        int role = Arrays.asList(facts.get("uid").equals(uid), facts.get("gid").equals(gid), true).indexOf(true);
        return permissions.contains(byOwnerGroupOthers[role]);
    }
}
