package org.aeneas.agent.server.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.DurableFiles;

/** The folders that the service writes to. */
final class ServiceFolders {
    /** In the output folder, so that nothing of the user's own is in the way. */
    private static final String FILES = "cassandra-data-extractor";

    private ServiceFolders() {
    }

    /** The tasks, of which one process at a time may have hold. */
    static TaskStore tasks(AgentSettings settings, AgentFolders folders) {
        return TaskStore.open(folders.state(), Path.of(settings.outputFolder()).resolve(FILES));
    }

    /** @throws ProblemException {@code folder-unwritable}, {@code disk-full} */
    static void require(AgentSettings settings, AgentFolders folders) {
        require("state", folders.state(), "Install the agent's package again, or give the folder to its user.");
        require("log", folders.at(settings.logFolder()), "Give the folder to the agent's user, or correct log-folder "
                + "in " + folders.settings() + ".");
        require("output", Path.of(settings.outputFolder()), "Give the folder to the agent's user, or choose another "
                + "one with --configure.");
    }

    /** By writing: rights alone do not tell of file systems that are full or read-only. */
    private static void require(String name, Path folder, String remedy) {
        try {
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder, ".agent-", ".probe");
            Files.delete(probe);
        } catch (IOException e) {
            ProblemException cause = DurableFiles.problem(folder, e);
            Problem problem = cause.problem();
            throw new Problem(problem.code().equals("disk-full") ? "disk-full" : "folder-unwritable",
                    "The agent could not start. Reason: It cannot write to its " + name + " folder: " + problem.what(),
                    folder.toString(), remedy).asException(cause);
        }
    }
}
