package org.aeneas.agent.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.aeneas.sandbox.CassandraVersion;
import org.aeneas.tests.support.BundlesClassPath;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Sshd;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task follows a real node, while it is written to, up to the cut-over: then both sides are the same. */
@ExtendWith(StandIns.Extension.class)
class AgentFollowTest {
    private static final boolean ALL = Boolean.getBoolean("aeneas.tests.all");
    private static final int KILLS = ALL ? 60 : 4;
    private static final int KILLS_OF_CUT_OVER = ALL ? 12 : 2;
    /** A cycle begins every five seconds, and the first one soon after a start. */
    private static final int LONGEST_LIFE_MILLIS = 7000;

    @TempDir
    private static Path shared;
    private static Sshd sshd;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        sshd = new Sshd(Files.createDirectory(shared.resolve("sshd")));
    }

    /** The oldest, a middle one and the newest, of which each has files of another kind. */
    static Stream<CassandraVersion> versions() {
        return ALL ? Stream.of(CassandraVersion.V2_1, CassandraVersion.V3_11, CassandraVersion.V5_0)
                : Stream.of(CassandraVersion.V5_0);
    }

    @AfterAll
    static void stop() throws Exception {
        if (sshd != null) {
            sshd.close();
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void should_have_what_the_source_has_after_the_cut_over_whatever_happens_meanwhile(CassandraVersion version,
            StandIns aws) throws Exception {
        Random random = new Random(20260406);
        try (FollowedNode followed = new FollowedNode(version, sshd, folder, "live-" + version.name())) {
            followed.mutate(random, 200);
            String id;
            try (LiveAgent agent = followed.agent(aws)) {
                id = agent.engine().create(followed.spec(aws)).id();
                agent.engine().start(id);
                followed.mutate(random, 100);
                agent.awaitCycle(id, 1);
                followed.mutate(random, 200);
                followed.node().flush("shop");
                agent.awaitCycle(id, 2);
                followed.mutate(random, 100);
                followed.node().compact("shop");
                followed.mutate(random, 100);
            }
            followed.mutate(random, 100);
            try (LiveAgent agent = followed.agent(aws)) {
                agent.awaitCycle(id, 4);
                followed.mutate(random, 200);
                Thread.sleep(4000); // until the cells that were to expire have
                agent.engine().finish(id);
                followed.awaitCutOver(agent, id, aws);
            }
        }
    }

    @Test
    void should_have_what_the_source_has_after_the_cut_over_however_often_the_agent_is_killed(StandIns aws)
            throws Exception {
        Random random = new Random(20260407);
        try (FollowedNode followed = new FollowedNode(CassandraVersion.V5_0, sshd, folder, "live-killed")) {
            Path profile = folder.resolve("profile");
            ProfileFile.write(profile, aws);
            ChildJvm.Program program = new ChildJvm.Program(AgentProgram.class, BundlesClassPath.of(
                    folder.resolve("jars"), "org.aeneas.aws", "org.aeneas.cassandra", "org.aeneas.sstable.v5"),
                    "-Xmx256m", "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED");
            followed.mutate(random, 300);
            String id;
            try (LiveAgent agent = followed.agent(aws)) {
                id = agent.engine().create(followed.spec(aws)).id();
                agent.engine().start(id);
            }
            for (int i = 0; i < KILLS; i++) {
                killLater(program, profile, followed, random);
            }
            Thread.sleep(4000); // until the cells that were to expire have
            try (LiveAgent agent = followed.agent(aws)) {
                agent.awaitCycle(id, 1);
                agent.engine().finish(id);
            }
            for (int i = 0; i < KILLS_OF_CUT_OVER; i++) {
                kill(program, profile, followed, random.nextInt(LONGEST_LIFE_MILLIS));
            }
            try (LiveAgent agent = followed.agent(aws)) {
                followed.awaitCutOver(agent, id, aws);
            }
        }
    }

    /** Writes meanwhile, and sometimes makes the node flush or compact. */
    private void killLater(ChildJvm.Program program, Path profile, FollowedNode followed, Random random)
            throws Exception {
        try (ChildJvm child = begin(program, profile, followed)) {
            long end = System.nanoTime() + random.nextInt(LONGEST_LIFE_MILLIS) * 1_000_000L;
            do {
                followed.mutate(random, 20);
                switch (random.nextInt(12)) {
                    case 0 -> followed.node().flush("shop");
                    case 1 -> followed.node().compact("shop");
                    default -> Thread.sleep(100);
                }
            } while (System.nanoTime() - end < 0);
            assertTrue(child.process().isAlive(), child.output());
        }
    }

    private void kill(ChildJvm.Program program, Path profile, FollowedNode followed, int millis) throws Exception {
        try (ChildJvm child = begin(program, profile, followed)) {
            child.await(millis);
        }
    }

    private ChildJvm begin(ChildJvm.Program program, Path profile, FollowedNode followed)
            throws IOException, InterruptedException {
        List<String> arguments = AgentProgram.arguments(profile, folder, followed.provider());
        ChildJvm child = program.start(Files.createTempFile(folder, "agent", ".log"), arguments.toArray(String[]::new));
        assertTrue(child.awaitLine(AgentProgram.WORKS).isPresent(), child.output());
        return child;
    }
}
