package org.aeneas.ui.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.Access;
import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;

/** A {@link BusyAgent} in a process of its own, which the project of a site has registered. */
final class BusyMachine implements AutoCloseable {
    static final String AGENT = "Busy";

    private final ChildJvm agent;
    private final AgentClient client;

    /**
     * Its tasks are all stopped.
     *
     * @param folder that of the site, with its keys
     */
    BusyMachine(Path folder, MigrationSite site, int tasks) throws IOException, InterruptedException {
        Path keys = folder.resolve("keys");
        agent = new ChildJvm.Program(BusyAgent.class, BundlesClassPath.of(folder.resolve("jars")), "-Xmx64m")
                .start(Files.createTempFile(folder, "agent-", ".txt"), keys.toString(), String.valueOf(tasks));
        AgentAddress address = new AgentAddress("127.0.0.1", Integer.parseInt(agent.awaitLine(BusyAgent.LISTENS)
                .orElseThrow(() -> new AssertionError(agent.output()))));
        client = new AgentClient(address, new Access.Certificates(new TestStores(keys)
                .stores("client.p12", "trust.p12")), site.project());
        RegisteredAgent registered = new RegisteredAgent(UUID.randomUUID(), AGENT, address,
                Optional.of(MigrationSite.STORES), client.greet().fingerprint(), false);
        site.session.edit(project -> project.withAgent(registered));
    }

    AgentClient client() {
        return client;
    }

    void resumeAll() {
        client.tasks().forEach(task -> client.resume(task.id()));
    }

    void stopAll() {
        client.tasks().forEach(task -> client.stop(task.id()));
    }

    @Override
    public void close() {
        client.close();
        agent.close();
    }
}
