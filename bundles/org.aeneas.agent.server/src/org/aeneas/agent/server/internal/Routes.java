package org.aeneas.agent.server.internal;

import java.util.List;
import java.util.Optional;

import org.aeneas.agent.api.RegistrationRequest;
import org.aeneas.agent.api.SessionCredentials;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.core.Problem;

/** All operations of the contract. */
final class Routes {
    private final AgentDesk agent;
    private final RegistrationDesk registration;
    private final TaskDesk tasks;
    private final NodeDesk nodes;
    private final ProjectCredentials credentials;
    private final TaskEngine engine;
    private final EventHub hub;

    Routes(AgentDesk agent, RegistrationDesk registration, TaskDesk tasks, NodeDesk nodes,
            ProjectCredentials credentials, TaskEngine engine, EventHub hub) {
        this.agent = agent;
        this.registration = registration;
        this.tasks = tasks;
        this.nodes = nodes;
        this.credentials = credentials;
        this.engine = engine;
        this.hub = hub;
    }

    List<Route> all() {
        return List.of(
                Route.of("GET /agent", this::agent).open(),
                Route.of("GET /registration", this::registration).open(),
                Route.of("PUT /registration", this::register).withQuery("takeover").open(),
                Route.of("DELETE /registration", this::unregister),
                Route.of("GET /tasks", tasks::list),
                Route.of("POST /tasks", tasks::create),
                Route.of("GET /tasks/{id}", tasks::status),
                Route.of("DELETE /tasks/{id}", tasks::delete).withQuery("dms", "staged"),
                Route.of("GET /tasks/{id}/definition", tasks::definition),
                Route.of("PUT /tasks/{id}/source", tasks::addColumns),
                Route.of("POST /tasks/{id}/start", tasks::start),
                Route.of("POST /tasks/{id}/stop", tasks::stop),
                Route.of("POST /tasks/{id}/resume", tasks::resume),
                Route.of("POST /tasks/{id}/finish", tasks::finish),
                Route.of("DELETE /tasks/{id}/finish", tasks::abandonFinish),
                Route.of("GET /tasks/{id}/log", tasks::log).withQuery("tailBytes"),
                Route.of("GET /tasks/{id}/rejects/{keyspace}/{table}", tasks::rejects),
                Route.of("GET /tasks/{id}/events", tasks::events),
                Route.of("GET /events", call -> EventRequests.of(call, Optional.empty())),
                Route.of("PUT /credentials", this::putCredentials),
                Route.of("DELETE /credentials", this::deleteCredentials),
                Route.of("GET /nodes", nodes::report).withQuery("keyspace"));
    }

    private Answer agent(Call call) {
        return Answer.ok(agent.info(registration.current(), registration.fingerprint()));
    }

    private Answer registration(Call call) {
        return Answer.ok(registration.current().orElseThrow(() -> new Refusal(404, new Problem("not-registered",
                "No project has registered the agent.", "the agent", "Register it."))));
    }

    private Answer register(Call call) {
        boolean takeOver = call.flag("takeover");
        return Answer.ok(registration.register(call.json(RegistrationRequest.class), takeOver, this::handOver));
    }

    private Answer unregister(Call call) {
        if (tasks.running()) {
            throw new Refusal(409, new Problem("tasks-running", "A task is not stopped, failed or done.", "the agent",
                    "Stop the tasks first."));
        }
        handOver();
        registration.unregister();
        return Answer.DONE;
    }

    /** What was one project's must not serve the next one. */
    private void handOver() {
        credentials.forget(engine);
        hub.endAll();
    }

    private Answer putCredentials(Call call) {
        try (SessionCredentials given = call.json(SessionCredentials.class)) {
            credentials.put(given, engine);
            return Answer.DONE;
        }
    }

    private Answer deleteCredentials(Call call) {
        credentials.forget(engine);
        return Answer.DONE;
    }
}
