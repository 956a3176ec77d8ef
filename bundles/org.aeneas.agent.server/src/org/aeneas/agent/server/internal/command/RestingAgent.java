package org.aeneas.agent.server.internal.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.aeneas.agent.api.Registration;
import org.aeneas.agent.server.internal.RegistrationFile;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.SecretStore;
import org.aeneas.agent.settings.ServiceUser;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskState;
import org.aeneas.agent.task.TaskStore;
import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;

/** The agent whose service does not run: what the service would do is done in its files. */
record RestingAgent(AgentFolders folders, AgentSettings settings) {

    /**
     * What became of it.
     *
     * @param registrant whose it was
     * @param stopped    names of the tasks that would have gone on
     * @param replaced   what became of tasks that could not be read
     */
    record Freed(Optional<Registration> registrant, List<String> stopped, Optional<Problem> replaced) {
        Freed {
            stopped = List.copyOf(stopped);
        }
    }

    /**
     * Frees it from its project, whose tasks must not go on when the service starts: they are stopped first.
     *
     * @throws org.aeneas.core.ProblemException {@code task-store-in-use} if the service is there after all
     */
    Freed free() {
        List<String> stopped = new ArrayList<>();
        Optional<Problem> replaced = Optional.empty();
        if (TaskStore.isIn(folders.state())) {
            try (TaskStore store = ServiceFolders.tasks(settings, folders)) {
                store.tasks().stream().filter(task -> stop(store, task))
                        .forEach(task -> stopped.add(task.spec().name()));
                replaced = store.replaced();
            } finally {
                giveBack(folders.state());
            }
        }
        return new Freed(RegistrationFile.free(folders.state(), SecretStore.ofProject(folders)), stopped, replaced);
    }

    private static boolean stop(TaskStore store, Task task) {
        if (!task.state().active() && task.state() != TaskState.WAITING) {
            return false;
        }
        if (task.state() == TaskState.RUNNING) {
            store.state(task.id(), TaskState.STOPPING, Optional.empty());
        }
        store.state(task.id(), TaskState.STOPPED, Optional.empty());
        return true;
    }

    /** Root may have made files anew that the service must write to. */
    private void giveBack(Path folder) {
        Optional<ServiceUser> user = ServiceUser.find(folders);
        if (user.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                user.get().own(file);
            }
        } catch (IOException e) {
            throw DurableFiles.problem(folder, e);
        }
    }
}
