package org.aeneas.cassandra.tests;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import org.aeneas.cassandra.node.JmxAccess;
import org.aeneas.cassandra.node.NodeAdmin;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.ssh.Credentials;
import org.aeneas.ssh.KnownHosts;
import org.aeneas.ssh.SshClient;
import org.aeneas.ssh.SshSession;
import org.aeneas.tests.support.Sshd;

/** The way of an agent to nodes: a real sshd, behind which they are. */
record NodeDoor(Sshd sshd, SshClient client) {

    static NodeDoor open(Path folder) throws Exception {
        assumeFalse(Sshd.missing(), "sshd is missing: apt-get install openssh-server");
        Sshd sshd = new Sshd(Files.createDirectory(folder.resolve("sshd")));
        KnownHosts hosts = new KnownHosts(folder.resolve("known_hosts"));
        SshClient client = new SshClient(hosts);
        hosts.trust(client.hostKey(sshd.target(), Progress.NONE));
        return new NodeDoor(sshd, client);
    }

    SshSession login() {
        return client.connect(sshd.target(), new Credentials.PrivateKey(sshd.userKey(), new char[0]), Progress.NONE);
    }

    NodeAdmin connect(CassandraNode node) {
        return NodeAdmin.connect(login(), JmxAccess.open(node.jmxPort()), Progress.NONE);
    }

    /** Lets the user who logs in find the node's files, which are in a folder of ours alone. */
    static void show(CassandraNode node) throws IOException {
        for (Path folder = node.dataDirectory(); folder.getNameCount() > 1; folder = folder.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
            if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
                Files.setPosixFilePermissions(folder, permissions);
            }
        }
    }

    void close() throws InterruptedException {
        sshd.close();
    }
}
