package org.aeneas.agent.server.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.ErrorAnswer;
import org.aeneas.agent.task.Following;
import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.TaskEngine;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code /health}, and {@code /metrics} in the text format of Prometheus: no name of a task or table is in them. */
final class OperationHandler extends Handler.Abstract {
    private final AgentDesk agent;
    private final TaskEngine engine;
    private final EventHub hub;
    private final Counters counters;

    OperationHandler(AgentDesk agent, TaskEngine engine, EventHub hub, Counters counters) {
        this.agent = agent;
        this.engine = engine;
        this.hub = hub;
        this.counters = counters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        boolean reads = request.getMethod().equals("GET");
        switch (reads ? request.getHttpURI().getPath() : "") {
            case "/health" -> health(response, callback);
            case "/metrics" -> write(response, callback, 200, "text/plain; version=0.0.4; charset=utf-8", metrics());
            default -> write(response, callback, reads ? 404 : 405, "application/json",
                    json(Refusal.unknownPath("the path").problem()));
        }
        return true;
    }

    /** 503 where someone is needed: whatever watches the agent tells them. */
    private void health(Response response, Callback callback) {
        Optional<Problem> problem = agent.problem();
        write(response, callback, problem.isEmpty() ? 200 : 503, "application/json",
                problem.map(OperationHandler::json).orElse("{\"status\":\"up\"}"));
    }

    private static String json(Problem problem) {
        return new String(AgentJson.write(new ErrorAnswer(problem)), UTF_8);
    }

    private static void write(Response response, Callback callback, int status, String type, String text) {
        ApiHandler.start(response, status);
        response.getHeaders().put("Content-Type", type);
        response.write(true, ByteBuffer.wrap(text.getBytes(UTF_8)), callback);
    }

    private String metrics() {
        StringBuilder text = new StringBuilder();
        head(text, "aeneas_agent_healthy", "gauge", "1 unless the agent needs someone");
        line(text, "aeneas_agent_healthy", agent.problem().isEmpty() ? 1 : 0);
        head(text, "aeneas_agent_tasks", "gauge", "Tasks by state");
        for (TaskState state : TaskState.values()) {
            line(text, "aeneas_agent_tasks{state=\"" + state.name().toLowerCase(Locale.ROOT) + "\"}",
                    agent.tasks(state));
        }
        tables(text);
        changes(text);
        head(text, "aeneas_agent_requests_total", "counter", "Requests by the status of their answers");
        counters.answers().forEach((status, count) -> line(text,
                "aeneas_agent_requests_total{status=\"" + status + "\"}", count.sum()));
        head(text, "aeneas_agent_event_listeners", "gauge", "Clients that listen to events");
        line(text, "aeneas_agent_event_listeners", hub.listeners());
        head(text, "aeneas_agent_heap_bytes", "gauge", "Heap in use");
        line(text, "aeneas_agent_heap_bytes", Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        return text.toString();
    }

    /** Over all tasks that there are: a deleted task takes its numbers with it, so these are gauges. */
    private void tables(StringBuilder text) {
        long[] sums = new long[4];
        engine.tasks().stream().flatMap(task -> task.tables().stream()).forEach(table -> add(sums, table));
        String[] names = {"rows", "staged_bytes", "items", "rejects"};
        String[] help = {"Rows extracted", "Bytes staged on S3", "Items loaded", "Rows that are not in DynamoDB"};
        for (int i = 0; i < names.length; i++) {
            head(text, "aeneas_agent_" + names[i], "gauge", help[i] + ", of the tasks that there are");
            line(text, "aeneas_agent_" + names[i], sums[i]);
        }
    }

    /** The longest lag tells whether any task falls behind. */
    private void changes(StringBuilder text) {
        List<Following> all = engine.tasks().stream().flatMap(task -> task.following().stream()).toList();
        head(text, "aeneas_agent_following", "gauge", "Tasks that follow changes now");
        line(text, "aeneas_agent_following", all.stream().filter(Following::active).count());
        head(text, "aeneas_agent_lag_seconds", "gauge",
                "Age that the oldest write may have that is not in DynamoDB yet, of the task that is farthest behind");
        line(text, "aeneas_agent_lag_seconds",
                all.stream().filter(Following::active).mapToLong(now -> ChangesViews.lag(now).orElse(0)).max().orElse(0));
        head(text, "aeneas_agent_change_puts", "gauge", "Changed items written, of the tasks that there are");
        line(text, "aeneas_agent_change_puts", all.stream().flatMap(now -> now.tables().values().stream())
                .mapToLong(ChangesViews::puts).sum());
        head(text, "aeneas_agent_change_deletes", "gauge", "Items deleted, of the tasks that there are");
        line(text, "aeneas_agent_change_deletes", all.stream().flatMap(now -> now.tables().values().stream())
                .mapToLong(ChangesViews::deletes).sum());
        head(text, "aeneas_agent_held_bytes", "gauge", "Of the nodes' disks that snapshots and links of tasks hold");
        line(text, "aeneas_agent_held_bytes", all.stream().mapToLong(now -> Math.max(0, now.heldBytes())).sum());
    }

    private static void add(long[] sums, TableStatus table) {
        sums[0] += table.rows();
        sums[1] += table.bytes();
        sums[2] += table.items();
        sums[3] += table.rejects();
    }

    private static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder text, String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
