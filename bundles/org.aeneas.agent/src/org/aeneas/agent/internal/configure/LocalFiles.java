package org.aeneas.agent.internal.configure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.core.Problem;

/** Files and folders of this machine that the user names. */
record LocalFiles(AgentFolders folders, Interview interview) {

    /** @return the absolute path of a file that we may read */
    static String readable(String answer) {
        Path file = Path.of(answer).toAbsolutePath().normalize();
        Question.require(!answer.isEmpty() && Files.isRegularFile(file), () -> Question.refuse(
                "There is no such file.", answer.isEmpty() ? "" : file, "Enter the path of the file."));
        Question.require(Files.isReadable(file), () -> Question.refuse("The file cannot be read.", file,
                "Run the utility as root, or give yourself the right to read the file."));
        return file.toString();
    }

    /**
     * A file that the service can read: a copy of its own, if that one is closed to it.
     *
     * @param name of the copy, if it is not the second
     */
    Path forService(Path file, String name) {
        Optional<ServiceUser> user = ServiceUser.find(folders);
        try {
            if (user.isEmpty() || !ServiceUser.runsAsRoot() || user.get().mayRead(file)) {
                return file;
            }
            Path folder = Files.createDirectories(folders.copies());
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            user.get().own(folder);
            Path copy = unused(folder, name, file);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
            user.get().own(copy);
            interview.tell("The service cannot read " + file + "; its own copy is " + copy);
            return copy;
        } catch (IOException e) {
            throw new Problem("file-not-copied", "The file cannot be copied for the service: " + e, file.toString(),
                    "Check the rights of " + folders.copies() + ".").asException(e);
        }
    }

    /** Never in place of an earlier copy: the settings that name it hold until the last answer is there. */
    private static Path unused(Path folder, String name, Path file) throws IOException {
        Path copy = folder.resolve(name);
        for (int i = 2; Files.exists(copy) && Files.mismatch(copy, file) >= 0; i++) {
            copy = folder.resolve(i + "-" + name);
        }
        return copy;
    }

    /** Of what is no secret and what the service needs, such as the pinned keys of hosts. */
    static void letOthersRead(Path file) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new Problem("file-not-opened", "The service cannot be given a file to read: " + e, file.toString(),
                    "Run the utility with sudo.").asException(e);
        }
    }

    /** @return the absolute path of a folder, made if it was not there */
    String outputFolder(String answer) {
        Question.require(!answer.isEmpty(), () -> Question.refuse("The folder is missing.", "",
                "Enter a path with much room."));
        Path folder = Path.of(answer).toAbsolutePath().normalize();
        Question.require(!Files.exists(folder) || Files.isDirectory(folder), () -> Question.refuse(
                "That is a file, not a folder.", folder, "Enter another path."));
        // systemd gives the service folders of these names of its own (PrivateTmp), and empties them when it stops.
        Question.require(!folder.startsWith(folders.at("/tmp")) && !folder.startsWith(folders.at("/var/tmp")),
                () -> Question.refuse("The service's files do not last there.", folder, "Enter another path."));
        Optional<ServiceUser> user = ServiceUser.find(folders);
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
                if (user.isPresent()) {
                    user.get().own(folder);
                }
            }
            Question.require(Files.isWritable(folder), () -> Question.refuse("The folder cannot be written to.",
                    folder, "Change its rights, or enter another path."));
            if (user.isPresent() && !user.get().mayWriteIn(folder)) {
                interview.tell("WARNING: the service's user " + ServiceUser.NAME + " may not write to " + folder
                        + ". Give it that right, and the right to pass (x) through all folders above.");
            }
            return folder.toString();
        } catch (IOException e) {
            throw new Problem("output-folder", "The folder cannot be made: " + e, folder.toString(),
                    "Enter another path, or check the rights of the folders above.").asException(e);
        }
    }
}
