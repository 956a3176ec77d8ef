package org.aeneas.agent.server.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.FinishRequest;
import org.aeneas.agent.api.TaskList;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.task.Finish;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.Remains;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** The resources of tasks. For many threads. */
final class TaskDesk {
    private static final int MOST = 1000;

    private final TaskEngine engine;
    private final EventHub hub;
    private final Path definitions;
    private final List<Engine> engines;

    /**
     * @param folder  for the tasks as they were created, by their names
     * @param engines that the agent has
     */
    TaskDesk(TaskEngine engine, EventHub hub, Path folder, List<Engine> engines) {
        this.engine = engine;
        this.hub = hub;
        this.definitions = folder.resolve("definitions");
        this.engines = List.copyOf(engines);
    }

    Answer list(Call call) {
        List<Task> tasks = new ArrayList<>(engine.tasks());
        Collections.reverse(tasks);
        return Answer.ok(new TaskList(tasks.stream().map(TaskViews::summary).toList()));
    }

    synchronized Answer create(Call call) {
        TaskRequest request = call.json(TaskRequest.class);
        List<Task> tasks = engine.tasks();
        if (tasks.stream().anyMatch(task -> task.spec().name().equals(request.name()))) {
            throw new Refusal(409, new Problem("task-exists", "There is a task of this name already.", request.name(),
                    "Give the task another name, or delete the other one."));
        }
        if (tasks.size() >= MOST) {
            throw new Refusal(422, new Problem("too-many-tasks", "The agent has " + MOST + " tasks.", request.name(),
                    "Delete tasks that are done."));
        }
        Task task = create(request);
        hub.changed(task);
        return new Answer.Json(201, TaskViews.status(task), Map.of("Location", Contract.BASE + "/tasks/" + task.id()));
    }

    /** First the definition, by name: what a kill leaves of it is overwritten by the next task of the name. */
    private Task create(TaskRequest request) {
        StateFile<TaskRequest> definition = definition(request.name());
        TaskSpec spec = TaskForms.spec(request, engines, engine.followsChanges());
        definition.write(request);
        try {
            return engine.create(spec);
        } catch (ProblemException e) {
            definition.delete();
            boolean unsuitable = !e.problem().code().startsWith("task-store");
            throw unsuitable ? new Refusal(422, e.problem()) : e;
        }
    }

    Answer status(Call call) {
        return Answer.ok(TaskViews.status(task(call)));
    }

    Answer definition(Call call) {
        return Answer.ok(definition(task(call)));
    }

    private TaskRequest definition(Task task) {
        return definition(task.spec().name()).read().orElseThrow(() -> new Refusal(404, new Problem("unknown-task",
                "What the task was created with is lost.", task.spec().name(), "Create the task again.")));
    }

    /** First the task: asked for again after a kill, the definition follows. */
    synchronized Answer addColumns(Call call) {
        Task task = task(call);
        TaskRequest request = definition(task).withSource(call.json(TaskSource.class));
        TaskSpec spec = TaskForms.spec(request, engines, engine.followsChanges());
        try {
            engine.source(task.id(), spec.schema(), spec.tables());
        } catch (ProblemException e) {
            boolean unsuitable = !e.problem().code().startsWith("task-store");
            throw unsuitable && !e.problem().code().equals("task-state") ? new Refusal(409, e.problem())
                    : state("wrong-state", e);
        }
        definition(task.spec().name()).write(request);
        return Answer.ok(TaskViews.status(task(call)));
    }

    Answer start(Call call) {
        return change(call, Set.of(TaskState.RUNNING, TaskState.WAITING), engine::start);
    }

    Answer stop(Call call) {
        return change(call, Set.of(TaskState.STOPPING, TaskState.STOPPED), engine::stop);
    }

    Answer resume(Call call) {
        return change(call, Set.of(TaskState.RUNNING), engine::resume);
    }

    Answer finish(Call call) {
        Task task = task(call);
        FinishRequest.Step step = call.json(FinishRequest.class).step();
        boolean validated = task.following().flatMap(Following::finish)
                .filter(finish -> finish.done(Finish.Kind.VALIDATED)).isPresent();
        if (task.state() == TaskState.DONE && validated || validated && step == FinishRequest.Step.VALIDATED) {
            return Answer.accepted(TaskViews.status(task)); // a lost answer makes clients ask again
        }
        return finish(call, step == FinishRequest.Step.VALIDATED ? engine::validated : engine::finish);
    }

    Answer abandonFinish(Call call) {
        return finish(call, engine::abandonFinish);
    }

    private Answer finish(Call call, Function<String, Task> change) {
        try {
            return Answer.accepted(TaskViews.status(change.apply(task(call).id())));
        } catch (ProblemException e) {
            throw e.problem().code().equals("task-without-changes") ? new Refusal(409, e.problem())
                    : state("wrong-state", e);
        }
    }

    /** @param already states in which there is nothing to do: a lost answer makes clients ask again */
    private Answer change(Call call, Set<TaskState> already, Function<String, Task> change) {
        Task task = task(call);
        if (already.contains(task.state())) {
            return Answer.accepted(TaskViews.status(task));
        }
        try {
            change.apply(task.id());
        } catch (ProblemException e) {
            throw state("wrong-state", e);
        }
        return Answer.accepted(TaskViews.status(task(call)));
    }

    /** For minutes, perhaps: nobody else waits for it. */
    Answer delete(Call call) {
        Task task = task(call);
        Set<Remains> remains = EnumSet.noneOf(Remains.class);
        if (call.flag("dms")) {
            remains.add(Remains.DMS);
        }
        if (call.flag("staged")) {
            remains.add(Remains.STAGED);
        }
        try {
            engine.remove(task.id(), remains);
            forget(task);
        } catch (ProblemException e) {
            throw state("task-running", e);
        }
        hub.removed(call.task());
        return Answer.DONE;
    }

    private synchronized void forget(Task task) {
        engine.delete(task.id());
        definition(task.spec().name()).delete();
    }

    Answer log(Call call) {
        Task task = task(call);
        int tail = call.single("tailBytes").map(TaskDesk::tail).orElse(0);
        List<Path> files = new ArrayList<>(engine.logs(task.id()));
        Collections.reverse(files);
        return new Answer.Download("text/plain;charset=utf-8", task.spec().name() + ".log", LogFiles.open(files, tail));
    }

    private static int tail(String text) {
        try {
            int bytes = Integer.parseInt(text);
            if (bytes >= 1 && bytes <= 1 << 20) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            throw Refusal.malformed("The parameter tailBytes is no number.", "tailBytes");
        }
        throw Refusal.malformed("The parameter tailBytes is not from 1 to " + (1 << 20) + ".", "tailBytes");
    }

    Answer rejects(Call call) {
        Task task = task(call);
        String table = call.identifier("keyspace") + "." + call.identifier("table");
        if (task.tables().stream().noneMatch(known -> known.table().equals(table))) {
            throw new Refusal(404, new Problem("unknown-table", "The task has no such table.", table,
                    "Correct the table's name; the task's status lists its tables."));
        }
        return new Answer.Download("application/x-ndjson", task.spec().name() + "." + table + ".rejects.jsonl",
                engine.rejects(task.id(), table));
    }

    Answer events(Call call) {
        return EventRequests.of(call, Optional.of(UUID.fromString(task(call).id())));
    }

    boolean running() {
        return engine.tasks().stream().anyMatch(task -> task.state().active() || task.state() == TaskState.WAITING);
    }

    private Task task(Call call) {
        String id = call.task().toString();
        try {
            return engine.task(id);
        } catch (ProblemException e) {
            if (!e.problem().code().equals("task-unknown")) {
                throw e;
            }
            throw new Refusal(404, new Problem("unknown-task", e.problem().what(), id, e.problem().remedy()));
        }
    }

    private StateFile<TaskRequest> definition(String name) {
        return new StateFile<>(definitions.resolve(name + ".json"), TaskRequest.class);
    }

    private static RuntimeException state(String code, ProblemException e) {
        Problem problem = e.problem();
        return problem.code().equals("task-state")
                ? new Refusal(409, new Problem(code, problem.what(), problem.object(), problem.remedy()))
                : e;
    }
}
