package org.aeneas.agent.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

import org.aeneas.agent.api.internal.EventLoop;
import org.aeneas.agent.api.internal.Transport;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/**
 * One project's connection with one agent. Every method throws {@link ProblemException}: the agent's own problems as
 * it tells them, and else what kept its answer away. Methods wait for the answer, {@link Patience#answer} at most, and
 * give up when their thread is interrupted. Safe for any number of threads.
 */
public final class AgentClient implements AutoCloseable {
    /** AWS DMS takes its time. */
    private static final Duration REMOVAL = Duration.ofMinutes(20);

    private final AgentAddress agent;
    private final Transport transport;
    private final Patience patience;
    private final Set<EventLoop> loops = ConcurrentHashMap.newKeySet();

    /** Connects with nobody yet. {@code access} is read and then wiped, also where this fails. */
    public AgentClient(AgentAddress agent, Access access, UUID project, Patience patience) {
        this.agent = agent;
        this.patience = patience;
        this.transport = new Transport(agent, access, project, patience);
    }

    public AgentClient(AgentAddress agent, Access access, UUID project) {
        this(agent, access, project, Patience.DEFAULT);
    }

    /** The agent and its certificate, for a user to look at before registering. */
    public Greeting greet() {
        HttpResponse<byte[]> response = transport.exchange(transport.request("/agent").GET().build());
        return new Greeting(AgentJson.readAnswer(response.body(), AgentInfo.class),
                response.sslSession().map(AgentClient::fingerprint));
    }

    private static String fingerprint(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return Fingerprint.of(chain[0]);
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("a server without a certificate was accepted", e);
        }
    }

    /** Whom the agent serves; empty if nobody. */
    public Optional<Registration> registration() {
        try {
            return Optional.of(get("/registration", Registration.class));
        } catch (ProblemException e) {
            if (e.problem().code().equals("not-registered")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** @throws ProblemException {@code agent-taken}, with the other project's name as its object */
    public Registration register(RegistrationRequest request) {
        return call("PUT", "/registration", AgentJson.write(request), Registration.class);
    }

    /** Registers though another project has the agent; {@link RegistrationRequest#confirmation} must be its name. */
    public Registration takeOver(RegistrationRequest request) {
        return call("PUT", "/registration?takeover=true", AgentJson.write(request), Registration.class);
    }

    public void unregister() {
        call("DELETE", "/registration");
    }

    /** The newest first, without their tables. */
    public List<TaskSummary> tasks() {
        return get("/tasks", TaskList.class).tasks();
    }

    /** The task waits for {@link #start}. */
    public TaskStatus create(TaskRequest request) {
        byte[] body = AgentJson.write(request);
        if (body.length > Contract.REQUEST_BYTES) {
            throw new Problem("request-too-large", "The task's definition has " + body.length + " bytes; at most "
                    + Contract.REQUEST_BYTES + " can be sent.", request.name(),
                    "Divide its tables among several tasks.").asException();
        }
        return call("POST", "/tasks", body, TaskStatus.class);
    }

    public TaskStatus task(UUID task) {
        return get("/tasks/" + task, TaskStatus.class);
    }

    /** The task as it was created. */
    public TaskRequest definition(UUID task) {
        return get("/tasks/" + task + "/definition", TaskRequest.class);
    }

    public TaskStatus start(UUID task) {
        return call("POST", "/tasks/" + task + "/start", new byte[0], TaskStatus.class);
    }

    /** Asks the task to stop where it can be resumed; its state tells when it has. */
    public TaskStatus stop(UUID task) {
        return call("POST", "/tasks/" + task + "/stop", new byte[0], TaskStatus.class);
    }

    public TaskStatus resume(UUID task) {
        return call("POST", "/tasks/" + task + "/resume", new byte[0], TaskStatus.class);
    }

    /** Goes on with the cut-over of a task that replicates changes: someone vouches for a step. */
    public TaskStatus finish(UUID task, FinishRequest.Step step) {
        return call("POST", "/tasks/" + task + "/finish", AgentJson.write(new FinishRequest(step)), TaskStatus.class);
    }

    /**
     * Columns that were added to the tables of a task that replicates changes become attributes when it is resumed.
     *
     * @param source of the task, with the tables as they are now
     */
    public TaskStatus addColumns(UUID task, TaskSource source) {
        return call("PUT", "/tasks/" + task + "/source", AgentJson.write(source), TaskStatus.class);
    }

    /** Takes the cut-over back, as long as it is not validated. */
    public TaskStatus abandonFinish(UUID task) {
        return call("DELETE", "/tasks/" + task + "/finish", new byte[0], TaskStatus.class);
    }

    public void delete(UUID task) {
        delete(task, Remains.KEPT);
    }

    /** Takes minutes where AWS DMS has to delete what the task made there; once more, it goes on where it was. */
    public void delete(UUID task, Remains gone) {
        transport.exchange(transport.request("/tasks/" + task + "?dms=" + gone.dms() + "&staged=" + gone.staged())
                .DELETE().build(), REMOVAL);
    }

    /**
     * Copies the task's log, of any length, in UTF-8.
     *
     * @param tailBytes only its last whole lines, 1 to 1048576 bytes; empty for all
     * @throws IOException what {@code to} throws
     */
    public void log(UUID task, OptionalInt tailBytes, OutputStream to, Progress progress) throws IOException {
        String query = tailBytes.isPresent() ? "?tailBytes=" + tailBytes.getAsInt() : "";
        download("/tasks/" + task + "/log" + query, to, progress);
    }

    /**
     * Copies what of a table could not be represented: a line of JSON a reject.
     *
     * @throws IOException what {@code to} throws
     */
    public void rejects(UUID task, String keyspace, String table, OutputStream to, Progress progress)
            throws IOException {
        TaskTable named = new TaskTable(keyspace, table);
        download("/tasks/" + task + "/rejects/" + named.keyspace() + "/" + named.table(), to, progress);
    }

    /** @param after the last event that is known; empty to begin with what happens now */
    public EventSubscription events(OptionalLong after, EventListener listener) {
        return follow("/events", after, listener);
    }

    /** As {@link #events(OptionalLong, EventListener)}, of one task. */
    public EventSubscription events(UUID task, OptionalLong after, EventListener listener) {
        return follow("/tasks/" + task + "/events", after, listener);
    }

    private EventSubscription follow(String path, OptionalLong after, EventListener listener) {
        EventLoop loop = new EventLoop(transport, path, after, listener, patience.pause());
        loops.add(loop);
        loop.start();
        return () -> {
            loops.remove(loop);
            loop.close();
        };
    }

    /** Gives the agent the project's credentials. The caller wipes them. */
    public void putCredentials(SessionCredentials credentials) {
        byte[] body = AgentJson.write(credentials);
        try {
            transport.exchange(json("/credentials").PUT(BodyPublishers.ofByteArray(body)).build());
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    public void deleteCredentials() {
        call("DELETE", "/credentials");
    }

    /** @param keyspaces whose ranges are to be covered, at most 100; all of the cluster's own if there are none */
    public NodeReport nodes(List<String> keyspaces) {
        Bounds.list("nodes.keyspace", keyspaces, 0, 100).forEach(name -> Bounds.identifier("nodes.keyspace", name));
        String query = keyspaces.stream().map(name -> "keyspace=" + name).collect(Collectors.joining("&"));
        return get("/nodes" + (query.isEmpty() ? "" : "?" + query), NodeReport.class);
    }

    private <T> T get(String path, Class<T> type) {
        return AgentJson.readAnswer(transport.exchange(transport.request(path).GET().build()).body(), type);
    }

    private <T> T call(String method, String path, byte[] body, Class<T> type) {
        HttpRequest.Builder request = body.length == 0 ? transport.request(path) : json(path);
        HttpRequest built = request.method(method, BodyPublishers.ofByteArray(body)).build();
        return AgentJson.readAnswer(transport.exchange(built).body(), type);
    }

    private void call(String method, String path) {
        transport.exchange(transport.request(path).method(method, BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder json(String path) {
        return transport.request(path).header("Content-Type", "application/json");
    }

    private void download(String path, OutputStream to, Progress progress) throws IOException {
        try (InputStream in = transport.download(transport.request(path).GET().build())) {
            byte[] buffer = new byte[1 << 16];
            for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
                progress.check();
                to.write(buffer, 0, count);
                progress.worked(count);
            }
        }
    }

    private int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw transport.explain(e).asException(e);
        }
    }

    /** Ends all events; requests under way still get their answers. */
    @Override
    public void close() {
        loops.forEach(EventLoop::close);
        transport.close();
    }

    @Override
    public String toString() {
        return "agent at " + agent;
    }
}
