package org.aeneas.agent.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.Jmx;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.SecretReference;
import org.aeneas.tests.support.ProfileFile;

/** A {@link LiveAgent} of one node in a process of its own, which works at its tasks until it is killed. */
final class AgentProgram {
    static final String WORKS = "goes to work";
    /** A test that was killed itself leaves no agent for ever. */
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(4);

    private AgentProgram() {
    }

    /** @param node with a key to log in, and no passwords */
    static List<String> arguments(Path profile, Path folder, DataProvider node) {
        KeyLogin login = (KeyLogin) node.login();
        return Stream.of(profile, folder, node.address(), node.sshPort(), login.user(), login.privateKey(),
                node.jmx().port(), node.dataDirectories().get(0)).map(Object::toString).toList();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        DataProvider node = new DataProvider(arguments[2], true, Integer.parseInt(arguments[3]),
                new KeyLogin(arguments[4], arguments[5], SecretReference.NONE), "/etc/cassandra.yaml",
                List.of(arguments[7]), new Jmx(Integer.parseInt(arguments[6]), "", SecretReference.NONE), "");
        try (LiveAgent agent = new LiveAgent(Path.of(arguments[1]), ProfileFile.read(Path.of(arguments[0])),
                List.of(node))) {
            System.out.println(WORKS);
            Thread.sleep(LONGEST_LIFE.toMillis());
        }
    }
}
