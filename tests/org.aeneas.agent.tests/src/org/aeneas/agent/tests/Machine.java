package org.aeneas.agent.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.aeneas.agent.AgentCommandLine;
import org.aeneas.agent.Terminal;
import org.aeneas.agent.settings.AgentFolders;
import org.aeneas.agent.settings.AgentSettings;
import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.tests.support.Sshd;

/** A machine with the agent, in a folder, and a data-provider node beside it that is reached by a real sshd. */
final class Machine implements AutoCloseable {
    private static final String TABLE = "shop/orders-5a1c395e7f7e11ef9cd2325096b39f47";

    final AgentFolders folders;
    final Sshd sshd;
    private final Path node;

    Machine(Path folder) throws Exception {
        folders = new AgentFolders(Files.createDirectory(folder.resolve("agent")));
        node = Files.createDirectory(folder.resolve("node"));
        write("conf/cassandra.yaml", "cluster_name: Troy\n");
        write("data/" + TABLE + "/me-1-big-Data.db", "rows");
        write("more/" + TABLE + "/me-2-big-Data.db", "rows");
        sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
    }

    /** A file of the node that its login may read. */
    Path write(String name, String content) throws IOException {
        Path file = node.resolve(name);
        Files.createDirectories(file.getParent());
        for (Path folder = file.getParent(); !folder.equals(node.getParent()); folder = folder.getParent()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return Files.writeString(file, content);
    }

    /** A path on the node. */
    String onNode(String name) {
        return node.resolve(name).toString();
    }

    int run(Terminal terminal, String... arguments) {
        return new AgentCommandLine(folders, terminal, "1.2.3", name -> Optional.empty()).run(List.of(arguments));
    }

    /** As if a user edited the settings: this node, and no other. */
    void edit(UnaryOperator<DataProvider> change) {
        AgentSettings old = settings();
        new SettingsFile(folders.settings()).write(new AgentSettings(old.cassandraVersion(), old.server(), old.ssl(),
                old.outputFolder(), old.logFolder(), old.mountFolder(),
                List.of(change.apply(old.dataProviders().get(0))), old.limits()));
    }

    AgentSettings settings() {
        return new SettingsFile(folders.settings()).read();
    }

    /** A script up to where the node's login is asked for. */
    Script begun() {
        return new Script()
                .asked("Enter the Cassandra version (2, 3, 4 or 5) [3]: ", "3")
                .asked("Enter the number of data providers nodes [1]: ", "1")
                .asked("Enter IP for Cassandra node 1: ", "127.0.0.1")
                .asked("Enter SSH port for Cassandra node <127.0.0.1> [22]: ", "" + sshd.target().port())
                .asked("Is it the key of this host? Y/N [N] : ", "Y");
    }

    /** The questions about a login by key. */
    Script login(Script script, String key) {
        return script
                .asked("Enter SSH login for Cassandra node <127.0.0.1> : ", Sshd.user())
                .askedSecretly("Enter SSH password for Cassandra node <127.0.0.1> (optional): ", "")
                .asked("Is the connection to the node using a SSH private key? Y/N [N] : ", "Y")
                .asked("Enter the path to the private SSH key for Cassandra node <127.0.0.1>: ", key)
                .askedSecretly("Enter passphrase for SSH private key for Cassandra node <127.0.0.1> (optional): ", "");
    }

    Script files(Script script) {
        return script
                .asked("Enter the path to the cassandra.yaml file location on the node <127.0.0.1>: ",
                        onNode("conf") + "/")
                .asked("Enter the path to the Cassandra data directories on the node <127.0.0.1>: ",
                        onNode("data") + "/, " + onNode("more"));
    }

    Script further(Script script) {
        return script
                .asked("Enter JMX port for Cassandra node <127.0.0.1> [7199]: ", "")
                .asked("Enter JMX user for Cassandra node <127.0.0.1> (optional): ", "")
                .asked("Enter the user that runs commands on Cassandra node <127.0.0.1> (optional): ", "");
    }

    Script withoutSsl(Script script, Path output) {
        return further(script.asked("Enable SSL communication Y/N [N] : ", "")
                .asked("Enter the path to the output local folder: ", output.toString()))
                .askedSecretly("Agent password:", "open sesame")
                .askedSecretly("Re-enter the agent password:", "open sesame")
                .asked("Enter the address that the agent listens on [127.0.0.1]: ", "");
    }

    @Override
    public void close() throws Exception {
        sshd.close();
    }
}
