package org.aeneas.cassandra.tests.clone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.ClonePlan;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Planner;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.CloneExecution;
import org.aeneas.cassandra.clone.setup.CloneReport;
import org.aeneas.cassandra.clone.setup.CloneSetup;
import org.aeneas.cassandra.clone.setup.CloneStore;
import org.aeneas.cassandra.clone.setup.FirstLook;
import org.aeneas.cassandra.clone.setup.HostKeyQuestion;
import org.aeneas.cassandra.clone.setup.NewNode;
import org.aeneas.cassandra.clone.setup.PlanText;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.cassandra.clone.setup.SudoMode;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.ssh.HostKey;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.Sshd;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From the first node to a plan and a journal, on a real node behind a real sshd, with wrong answers on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloneSetupTest {
    private Path folder;

    private final List<HostKey> asked = new ArrayList<>();
    private CloneStage stage;
    private CloneSetup setup;

    @BeforeAll
    void start(@TempDir Path shared) throws Exception {
        assumeFalse(Sshd.missing(), "no sshd");
        stage = new CloneStage(CassandraVersion.V3_11, shared, "SimpleSnitch", 1);
        try (SourceConnection connection = stage.connect()) {
            connection.execute("CREATE KEYSPACE shop WITH replication = "
                    + "{'class': 'SimpleStrategy', 'replication_factor': 1}");
            connection.execute("CREATE TABLE shop.orders (id int PRIMARY KEY, note text)");
            connection.execute("INSERT INTO shop.orders (id, note) VALUES (1, 'x')");
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (stage != null) {
            stage.close();
        }
    }

    @BeforeEach
    void begin(@TempDir Path temporary) {
        folder = temporary;
        asked.clear();
        setup = setup(keys -> asked.addAll(keys));
    }

    private CloneSetup setup(HostKeyQuestion question) {
        return new CloneSetup(new KnownHosts(folder.resolve("known-hosts")), question,
                (settings, progress) -> Services.cassandra().connect(settings, progress));
    }

    private Answers first() {
        return Answers.NONE.with(SetupField.PRIVATE, address()).with(SetupField.PUBLIC, stage.door())
                .with(SetupField.USER, System.getProperty("user.name")).with(SetupField.KEY, stage.key().toString());
    }

    private String address() {
        return stage.sources.get(0).address();
    }

    private SetupState looked() {
        return SetupState.begin(Map.of("server", address())).withFirst(first())
                .withLook(setup.look(first(), Progress.NONE));
    }

    private Answers newNode() {
        String home = stage.clone.home().toString();
        return first().with(SetupField.PRIVATE, stage.clone.address()).with(SetupField.HOME, home)
                .with(SetupField.JMX_PORT, Integer.toString(stage.clone.jmx())).with(SetupField.RACK, "rack1")
                .with(SetupField.DATA, home + "-data/data").with(SetupField.JAVA, stage.clone.java().toString())
                .with(SetupField.OWNER, System.getProperty("user.name")).with(SetupField.HEAP, "400");
    }

    private static String code(Runnable work) {
        return assertThrows(ProblemException.class, work::run).problem().code();
    }

    @Test
    void should_fill_in_what_the_first_node_shows() {
        FirstLook look = setup.look(first(), Progress.NONE);
        assertEquals(1, asked.size());
        assertTrue(asked.get(0).fingerprint().startsWith("SHA256:"));
        Answers found = look.parameters();
        assertEquals("Shop", found.get(SetupField.CLUSTER));
        assertEquals("SimpleSnitch", found.get(SetupField.SNITCH));
        assertEquals("Murmur3Partitioner", found.get(SetupField.PARTITIONER));
        assertEquals("9042", found.get(SetupField.CQL_PORT));
        assertEquals(Integer.toString(stage.sources.get(0).jmx()), found.get(SetupField.JMX_PORT));
        assertEquals(stage.sources.get(0).file("cassandra.yaml").toString(), found.get(SetupField.CONFIGURATION));
        assertEquals("tarball", found.get(SetupField.SERVICE));
        assertEquals(System.getProperty("user.name"), found.get(SetupField.OWNER));
        assertEquals(SudoMode.LOGIN.label(), found.get(SetupField.SUDO));
        setup.look(first(), Progress.NONE);
        assertEquals(1, asked.size(), "a host that is known is not asked for again");
    }

    @Test
    void should_pin_no_host_that_the_user_refuses_and_none_that_has_changed() throws Exception {
        assertEquals("ssh-host-refused", code(() -> setup(keys -> false).look(first(), Progress.NONE)));
        setup.look(first(), Progress.NONE);
        KnownHosts known = new KnownHosts(folder.resolve("known-hosts"));
        HostKey key = asked.get(0);
        known.trust(new HostKey(key.host(), key.type(), key.key().replaceFirst(".{8}$", "AAAAAAAA")));
        assertEquals("ssh-host-changed", code(() -> setup.look(first(), Progress.NONE)));
    }

    @Test
    void should_say_what_is_wrong_with_the_first_node() throws Exception {
        Path locked = stage.sshd().key("locked-" + System.nanoTime(), "ed25519", "a phrase");
        stage.sshd().authorize(locked);
        Answers byPhrase = first().with(SetupField.KEY, locked.toString());
        setup.look(byPhrase.with(SetupField.PASSPHRASE, "a phrase"), Progress.NONE);
        assertEquals("ssh-passphrase-wrong", code(() -> setup.look(byPhrase.with(SetupField.PASSPHRASE, "another"),
                Progress.NONE)));
        assertEquals("connection-refused", code(() -> setup.look(first().with(SetupField.PUBLIC, "127.0.0.1:9"),
                Progress.NONE)));
        assertEquals("ssh-login-refused", code(() -> setup.look(first().with(SetupField.KEY, "")
                .with(SetupField.PASSWORD, "wrong"), Progress.NONE)));
        assertEquals("node-unknown", code(() -> setup.look(first().with(SetupField.PRIVATE, "10.9.8.7")
                .with(SetupField.JMX_PORT, Integer.toString(stage.sources.get(0).jmx())), Progress.NONE)));
        assertEquals("cassandra-not-found", code(() -> setup.look(first().with(SetupField.JMX_PORT, "1"),
                Progress.NONE)));
    }

    @Test
    void should_verify_every_line_and_complete_it() {
        Map<String, Optional<Problem>> told = new ConcurrentHashMap<>();
        SetupState verified = setup.verify(looked(), told::put, Progress.NONE);
        assertEquals(Map.of(address(), Optional.empty()), told);
        assertEquals(List.of("shop"), verified.keyspaces());
        assertTrue(verified.choosesKeyspaces());
        assertEquals(stage.sources.get(0).home() + "/data/data", verified.rows().get(0).get(SetupField.DATA));
        assertEquals(verified.datacenter() + "_tgt", verified.target());
    }

    @Test
    void should_say_on_the_line_what_is_wrong_with_it() {
        SetupState state = looked();
        Answers row = state.rows().get(0);
        Map<Answers, String> wrong = Map.of(row.with(SetupField.DATA, "/nowhere/at/all"), "folder-missing",
                row.with(SetupField.CONFIGURATION, "/etc"), "configuration-not-found",
                row.with(SetupField.KEY, "").with(SetupField.PASSWORD, "wrong"), "ssh-login-refused",
                row.with(SetupField.JMX_PORT, "1"), "cassandra-not-found");
        wrong.forEach((line, code) -> {
            List<Problem> told = new ArrayList<>();
            assertEquals(code, code(() -> setup.verify(state.withRows(List.of(line)),
                    (host, problem) -> problem.ifPresent(told::add), Progress.NONE)));
            assertEquals(List.of(code), told.stream().map(Problem::code).toList());
        });
        assertEquals("node-unknown", code(() -> setup.verify(state.withRows(List.of(row,
                row.with(SetupField.PRIVATE, "10.0.0.9"))), (host, problem) -> { }, Progress.NONE)));
        assertEquals("nodes-missing", code(() -> setup.verify(state.withRows(List.of()), (host, problem) -> { },
                Progress.NONE)));
    }

    @Test
    void should_look_at_a_host_before_it_becomes_a_node() {
        SetupState state = setup.verify(looked(), (host, problem) -> { }, Progress.NONE);
        NewNode node = setup.test(state, newNode(), Progress.NONE);
        assertEquals(stage.clone.address(), node.node().address());
        assertTrue(node.warnings().toString().contains("Cassandra runs there already"), node.warnings().toString());
        assertEquals("clone-java", code(() -> setup.test(state, newNode().with(SetupField.JAVA, "/no/java"),
                Progress.NONE)));
        assertEquals("clone-user", code(() -> setup.test(state, newNode().with(SetupField.OWNER, "nobody-of-us"),
                Progress.NONE)));
        assertEquals("command-failed", code(() -> setup.test(state, newNode().with(SetupField.COPY, Answers.NO),
                Progress.NONE)));
        assertEquals(Optional.of(SetupField.HOME), NewNode.missing(newNode().with(SetupField.HOME, "")));
        assertEquals(Optional.of("Tokens must be a number of at least 1."),
                NewNode.mistake(newNode().with(SetupField.TOKENS, "many")));
    }

    @Test
    void should_plan_and_keep_what_was_answered_until_it_is_undone() throws Exception {
        SetupState verified = setup.verify(looked(), (host, problem) -> { }, Progress.NONE)
                .withNewNodes(List.of(newNode()));
        SetupState state = setup.prepare(verified.withChoices(new SetupState.Choices(Set.of(),
                Set.of(Consistency.LOCAL_ONE), false, OptionalInt.of(200), false)), Progress.NONE);
        ClonePlan plan = Planner.plan(state.cluster().orElseThrow(), state.wanted());
        Set<String> consents = plan.consents().stream().map(ClonePlan.Consent::id).collect(Collectors.toSet());
        assertEquals(Set.of("restarts", "unavailable"), consents);
        assertTrue(PlanText.of(plan).contains("Restarted are, one after the other: " + address() + "."));

        CloneStore store = new CloneStore(folder.resolve("clones"), stage.form);
        Consumer<Problem> none = problem -> {
            throw problem.asException();
        };
        assertEquals(List.of(), store.list(none));
        assertEquals(List.of(), store.check(state, consents, setup, Progress.NONE));
        assertEquals(List.of(), store.list(none), "a check keeps nothing");

        CloneStore.Kept begun = store.begin(state, consents);
        assertEquals("journal-exists", code(() -> store.begin(state, consents)));
        CloneListener crash = (step, now) -> {
            if (now == StepState.DONE) {
                throw new CancelledException();
            }
        };
        assertThrows(CancelledException.class, () -> CloneExecution.of(begun.journal(), setup, begun.state(), crash)
                .run(Progress.NONE));

        CloneStore.Kept found = store.list(none).get(0);
        assertTrue(found.isUnfinished());
        assertEquals(state, found.state());
        assertTrue(CloneReport.of(found.journal()).contains("not complete"));
        CloneExecution.of(found.journal(), setup, found.state(), CloneListener.NONE).run(Progress.NONE);
        assertTrue(CloneReport.of(found.journal()).contains("it is complete."));
        assertFalse(store.list(none).get(0).isUnfinished());
        CloneExecution.of(found.journal(), setup, found.state(), CloneListener.NONE).undo(false, Progress.NONE);
        assertEquals(List.of(), store.list(none));
        for (Path file : Files.list(store.folder()).toList()) {
            assertFalse(Files.readString(file, StandardCharsets.ISO_8859_1).contains("Shop"));
        }
    }
}
