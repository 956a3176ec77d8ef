package org.aeneas.ui.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.Contract;
import org.aeneas.agent.api.Disk;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.Node;
import org.aeneas.agent.api.NodeReport;
import org.aeneas.agent.api.Registration;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.agent.api.TaskEvent;
import org.aeneas.agent.api.TaskList;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.tests.TestAgent;
import org.aeneas.agent.api.tests.TestStores;

import com.sun.net.httpserver.HttpExchange;

/**
 * An agent, as one sees it from outside, that is as busy as can be: all of its tasks run at once, as those that
 * replicate changes do, and it tells of the table of each once a second, four times a second together. A real agent
 * never tells more often.
 */
final class BusyAgent implements TestAgent.Answers {
    static final String LISTENS = "Listens on ";

    private static final int OK = 200;
    private static final int DONE = 204;
    private static final int MISSING = 404;
    private static final long ROUND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long GATHERED_MILLIS = 250;
    private static final byte[] COMMENT = ":\n\n".getBytes(UTF_8);
    private static final Instant STARTED = Instant.now();

    private final int count;
    private final BusyTasks tasks;
    private final Set<BlockingQueue<TaskEvent>> streams = ConcurrentHashMap.newKeySet();

    private BusyAgent(int count) {
        this.count = count;
        this.tasks = new BusyTasks(count);
    }

    /** The folder of the stores with its key and its trust, and how many tasks it has. Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        TestStores stores = new TestStores(Path.of(arguments[0]));
        BusyAgent agent = new BusyAgent(Integer.parseInt(arguments[1]));
        TestAgent server = TestAgent.tls(stores.stores("agent.p12", "trust.p12").context(), agent, "TLSv1.3");
        System.out.println(LISTENS + server.port());
        agent.work();
    }

    /** In turns, spread over each second. */
    private void work() throws InterruptedException {
        long begun = System.nanoTime();
        for (long turn = 0;; turn++) {
            long ahead = begun + turn * ROUND_NANOS / count - System.nanoTime();
            if (ahead > 0) {
                TimeUnit.NANOSECONDS.sleep(ahead);
            }
            tell(tasks.step((int) (turn % count)));
        }
    }

    private void tell(List<TaskEvent> events) {
        streams.forEach(stream -> stream.addAll(events));
    }

    @Override
    public void answer(HttpExchange exchange, TestAgent.Request request) throws IOException, InterruptedException {
        String[] path = request.path().substring(Contract.BASE.length() + 1).split("/");
        switch (path[0]) {
            case "agent" -> send(exchange, info());
            case "registration" -> send(exchange, new Registration(UUID.fromString(request.project()), "Troy",
                    Optional.empty(), STARTED, Optional.empty()));
            case "nodes" -> send(exchange, new NodeReport(List.of(node()), new RingCheck(true, Optional.empty(),
                    List.of(), List.of(), STARTED, Optional.empty())));
            case "credentials" -> TestAgent.send(exchange, DONE, "text/plain", new byte[0]);
            case "events" -> stream(exchange);
            case "tasks" -> {
                if (path.length == 1) {
                    send(exchange, new TaskList(tasks.list()));
                } else {
                    task(exchange, UUID.fromString(path[1]), path.length > 2 ? path[2] : "");
                }
            }
            default -> TestAgent.send(exchange, MISSING, "text/plain", new byte[0]);
        }
    }

    private void task(HttpExchange exchange, UUID task, String asked) throws IOException {
        if (asked.equals("resume")) {
            tell(tasks.enter(task, TaskState.RUNNING));
        } else if (asked.equals("stop")) {
            tell(tasks.enter(task, TaskState.STOPPED));
        }
        send(exchange, tasks.status(task));
    }

    private AgentInfo info() {
        return new AgentInfo("1.2.3", Contract.VERSION, 5, List.of(new Engine("cassandra", "Apache Cassandra", "1.2.3")),
                AgentInfo.State.WORKING, true, Optional.of("Troy"), Optional.empty(), List.of(node()),
                new Disk("/data", 1L << 40, 1L << 41), 2, 0, STARTED, true, Optional.empty());
    }

    private static Node node() {
        return new Node("10.0.0.1", 22, Node.Mount.MOUNTED, 1, Optional.empty(), Optional.empty());
    }

    private static void send(HttpExchange exchange, Object answer) throws IOException {
        TestAgent.send(exchange, OK, "application/json", AgentJson.write(answer));
    }

    private void stream(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set(Contract.VERSION_HEADER, String.valueOf(Contract.VERSION));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(OK, 0);
        BlockingQueue<TaskEvent> waiting = new LinkedBlockingQueue<>();
        streams.add(waiting);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(COMMENT);
            out.flush();
            while (true) {
                out.write(together(waiting));
                out.flush();
            }
        } finally {
            streams.remove(waiting);
        }
    }

    private static byte[] together(BlockingQueue<TaskEvent> waiting) throws InterruptedException {
        TaskEvent first = waiting.poll(Contract.HEARTBEAT.toSeconds() / 2, TimeUnit.SECONDS);
        if (first == null) {
            return COMMENT;
        }
        if (first.kind() == TaskEvent.Kind.PROGRESS) {
            Thread.sleep(GATHERED_MILLIS);
        }
        List<TaskEvent> events = new ArrayList<>(List.of(first));
        waiting.drainTo(events);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        events.forEach(event -> bytes.writeBytes(bytes(event)));
        return bytes.toByteArray();
    }

    private static byte[] bytes(TaskEvent event) {
        return ("id: " + event.id() + "\nevent: " + event.kind().name().toLowerCase(Locale.ROOT) + "\ndata: "
                + new String(AgentJson.write(event), UTF_8) + "\n\n").getBytes(UTF_8);
    }
}
