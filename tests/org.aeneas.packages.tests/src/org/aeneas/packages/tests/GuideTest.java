package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.agent.api.TaskSummary;
import org.aeneas.agent.api.tests.TestStores;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.Machine;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The guide's "Install, Configure and Run the Data Extraction Agent", followed to its end and beyond. */
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true", disabledReason = "takes minutes")
@ExtendWith(StandIns.Extension.class)
class GuideTest extends OnMachine {
    private static final int AGENT_PORT = 8080;
    private static final int SSH_PORT = 2222;
    private static final String HOME = "/home/centos";
    private static final String JAR = "java -jar /usr/share/" + SERVICE + "/" + SERVICE + ".jar ";

    /** The units that have lost mounts mended. */
    private static final String REMOUNTING = SERVICE + "-mount.path " + SERVICE + "-mount.timer";

    @TempDir
    Path folder;
    private StandIns aws;
    private DataProviderNode node;
    private TestStores stores;

    @Test
    void should_lead_from_the_package_to_loaded_tables_and_back(StandIns standIns) throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        aws = standIns;
        stores = TestStores.ofAgentAndClient(folder);
        int port = freePort();
        try (DataProviderNode provider = new DataProviderNode()) {
            node = provider;
            node.fill();
            try (Tunnel tunnel = new Tunnel(machine, folder, ports(port));
                    Project project = new Project(port, stores.stores("client.p12", "trust.p12"), aws)) {
                install();
                verifyUnits();
                bringStores();
                configure();
                start();
                migrate(project);
                migrateUndeterred(project);
                upgradeBetween(project);
                assertEquals(List.of(), node.snapshots(), "the agent leaves none on the node");
                assertTrue(machine.shell(JAR + "--unregister").contains("\"Troy\""));
                assertEquals(Optional.empty(), project.client().registration());
                removeAndPurge();
            }
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The agent's for the project, and for the agent the node's sshd and AWS. */
    private List<String> ports(int port) {
        List<String> ports = new ArrayList<>(List.of(Tunnel.here(port, AGENT_PORT),
                Tunnel.there(node.address(), SSH_PORT, node.sshPort())));
        aws.profile().endpoints().values().stream().map(uri -> uri.getPort()).distinct()
                .forEach(ours -> ports.add(Tunnel.there("127.0.0.1", ours, ours)));
        return ports;
    }

    private void verifyUnits() throws Exception {
        assertEquals("", machine.shell("systemd-analyze verify --man=no /usr/lib/systemd/system/" + SERVICE + "*"));
        String exposure = machine.shell("systemd-analyze security --no-pager --threshold=20 " + SERVICE);
        assertTrue(exposure.matches("(?s).*Overall exposure level for [^\n]*: [0-9.]+ (SAFE|OK) .*"), exposure);
    }

    private void bringStores() throws Exception {
        machine.copy(stores.file("agent.p12"));
        machine.copy(stores.file("trust.p12"));
        machine.copy(node.privateKey());
        machine.shell("useradd --create-home centos; cd " + Machine.FOLDER + "; mv agent.p12 " + HOME
                + "/Cassandra_key; mv trust.p12 " + HOME + "/Cassandra_trust; install -m 400 -o centos "
                + node.privateKey().getFileName() + " " + HOME + "/my-ec2-private-key.pem");
    }

    private void configure() throws Exception {
        machine.copy(Path.of("resources/configure.exp"));
        String said = machine.shell("cd /; expect " + Machine.FOLDER + "/configure.exp " + String.join(" ",
                node.address(), Integer.toString(SSH_PORT), Sshd.user(), node.yamlFolder() + "/",
                node.dataDirectory().toString(), Integer.toString(node.jmxPort())));

        assertTrue(said.contains("successful completed ==="), said);
        assertFalse(said.contains(TestStores.PASSWORD), "a password is shown: " + said);
        assertEquals("2", machine.shell(MOUNTS), said);
        machine.shell("test -d " + HOME + "/out_data; java -jar "
                + "/usr/share/cassandra-extractor/rest-extraction-service.jar -mnt");
        assertTrue(machine.shell("ls -l " + mount("conf")).contains("cassandra.yaml"));
        assertTrue(machine.shell("ls -l " + mount("data/data")).contains("troy"));
    }

    private String mount(String name) {
        return MNT + "/" + node.address() + "_node/" + name;
    }

    private void start() throws Exception {
        Path environment = folder.resolve("environment");
        Files.write(environment, aws.environment().entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue()).toList());
        machine.copy(environment);
        machine.shell("mv " + Machine.FOLDER + "/environment " + ETC + "; systemctl start " + SERVICE);
        awaitAgent();
        assertEquals("active active active", machine.shell("systemctl is-active " + SERVICE + " " + REMOUNTING)
                .replace('\n', ' '));
    }

    private void awaitAgent() throws Exception {
        machine.await(JAR + "--status", status -> status.contains("Node " + node.address() + ": mounted"));
    }

    private void migrate(Project project) throws Exception {
        assertFalse(machine.shell(JAR + "--status").contains("Troy"));
        project.register();
        TaskStatus done = project.await(project.start("orderly", DataProviderNode.TABLES), TaskState.DONE);

        assertEquals(DataProviderNode.ROWS * 2L, done.task().rows());
        assertEquals(0, done.task().rejects());
        project.assertLoaded(DataProviderNode.TABLES);
    }

    /** Its mount is lost while it reads, and the service is killed while it loads. */
    private void migrateUndeterred(Project project) throws Exception {
        // So that the first table is still on its way when the mount is lost, and the loss is seen, not mended at once.
        machine.shell("systemctl stop " + REMOUNTING);
        long puts = aws.traffic().requests(Service.S3, "PutObject");
        aws.traffic().inject(Fault.always(Service.S3, "PutObject", Fault.Kind.SERVER_ERROR));
        UUID task = project.start("undeterred", DataProviderNode.TABLES);
        project.await(task, status -> aws.traffic().requests(Service.S3, "PutObject") > puts);
        machine.shell("umount -l " + mount("data/data") + "; pkill -KILL -x sshfs");
        aws.traffic().clear();
        aws.traffic().inject(Fault.always(Service.DYNAMODB, "BatchWriteItem", Fault.Kind.THROTTLE).after(20));
        TaskStatus waiting = project.await(task, status -> status.task().state() == TaskState.WAITING
                && status.task().problem().stream().anyMatch(problem -> problem.code().equals("source-lost")));
        assertTrue(waiting.task().rows() < DataProviderNode.ROWS * 2L, waiting::toString);
        machine.shell("systemctl start " + REMOUNTING);
        project.await(task, status -> status.task().rows() == DataProviderNode.ROWS * 2L);
        assertEquals("2", machine.shell(MOUNTS));

        long writes = aws.traffic().requests(Service.DYNAMODB, "BatchWriteItem");
        project.await(task, status -> aws.traffic().requests(Service.DYNAMODB, "BatchWriteItem") > writes);
        machine.shell("systemctl kill -s KILL " + SERVICE);
        aws.traffic().clear();
        machine.await("systemctl show -P NRestarts " + SERVICE, count -> count.equals("1\n"));
        awaitAgent();
        assertEquals(0, project.await(task, TaskState.DONE).task().rejects());
        project.assertLoaded(DataProviderNode.TABLES);
        List<String> staged = project.log(task).lines().filter(line -> line.contains("Staged troy.")).toList();
        assertEquals(DataProviderNode.TABLES.size(), staged.size(), "what is staged is not read again: " + staged);
    }

    private void upgradeBetween(Project project) throws Exception {
        String settings = machine.shell("cat " + ETC + "/agent-settings.yaml");
        List<TaskSummary> tasks = project.client().tasks();

        upgrade();

        awaitAgent();
        assertEquals(settings, machine.shell("cat " + ETC + "/agent-settings.yaml"));
        assertEquals(tasks, project.client().tasks());
        assertEquals("Troy", project.client().registration().orElseThrow().projectName());
        project.client().delete(tasks.get(1).id());
        assertEquals(tasks.subList(0, 1), project.client().tasks());
    }

    private void removeAndPurge() throws Exception {
        machine.shell("dpkg -r " + SERVICE);
        assertEquals("0", machine.shell(MOUNTS + "; pgrep -x sshfs || true; pgrep -u " + SERVICE + " || true"));
        machine.shell("test -s " + ETC + "/agent-settings.yaml; test -s /var/lib/" + SERVICE + "/tasks.db; test -d "
                + HOME + "/out_data; test ! -e /usr/share/" + SERVICE);

        machine.shell("dpkg -P " + SERVICE);
        assertEquals(HOME + "/out_data", machine.shell("ls -d " + String.join(" ", ETC, MNT, LOG, "/var/lib/" + SERVICE,
                "/var/cache/" + SERVICE, "/usr/share/" + SERVICE, HOME + "/out_data") + " 2>/dev/null || true"));
        assertEquals("", machine.shell("getent passwd " + SERVICE + " || true; systemctl list-units --all --no-legend "
                + "'aws-*'"));
    }
}
