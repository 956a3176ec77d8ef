package org.aeneas.packages.tests;

import java.io.IOException;
import java.nio.file.Path;

import org.aeneas.tests.support.FreshSystem;
import org.aeneas.tests.support.Machine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests each with a machine of its own: a fresh Debian with systemd as process 1. */
@ExtendWith(FreshSystem.Extension.class)
abstract class OnMachine {
    static final String ETC = "/etc/cassandra-data-extractor";
    static final String MNT = "/mnt/cassandra-data-extractor";
    static final String LOG = "/var/log/cassandra-data-extractor";
    static final String SERVICE = "aws-cassandra-extractor";
    /** How many folders of nodes are mounted. */
    static final String MOUNTS = "grep -c fuse.sshfs /proc/self/mountinfo || true";
    private static final String AS_USER = "setpriv --reuid " + SERVICE + " --regid " + SERVICE + " --clear-groups ";

    Machine machine;

    @BeforeEach
    final void boot(FreshSystem system) throws Exception {
        machine = new Machine(system);
        machine.copy(Built.deb());
    }

    @AfterEach
    final void stop() throws Exception {
        if (machine != null) {
            machine.close();
        }
    }

    /** Where the machine has the package. */
    static String deb() throws IOException {
        return Machine.FOLDER + "/" + Built.deb().getFileName();
    }

    /** @return what it printed */
    final String install() throws Exception {
        return machine.shell("dpkg -i " + deb());
    }

    /** With the same package as of a later version. */
    final void upgrade() throws Exception {
        machine.shell("cd " + Machine.FOLDER + "; dpkg-deb -R " + deb() + " tree; sed -i "
                + "'s/^Version: .*/Version: 99.0.0/' tree/DEBIAN/control; dpkg-deb -Znone -b tree later.deb; "
                + "dpkg -i later.deb");
    }

    /** A node and the settings for it, after the installation. */
    final void addNode() throws Exception {
        machine.copy(Path.of("resources/node"));
        machine.shell(Machine.FOLDER + "/node");
    }

    /** In place of the agent, which does not stay where nothing is configured: something as its user that does. */
    final void standIn() throws Exception {
        machine.shell("mkdir -p /etc/systemd/system/" + SERVICE + ".service.d; printf '[Service]\\nExecStart=\\n"
                + "ExecStart=/bin/sleep infinity\\n' >/etc/systemd/system/" + SERVICE + ".service.d/test.conf; "
                + "systemctl daemon-reload; systemctl start " + SERVICE);
    }

    final String asUser(String script) throws Exception {
        return machine.shell(AS_USER + "sh -ec '" + script + "'");
    }

    /** Where the running service is, with the files as it sees them. */
    final String asService(String script) throws Exception {
        return machine.shell("nsenter --mount --target $(systemctl show -P MainPID " + SERVICE + ") " + AS_USER
                + "sh -ec '" + script + "'");
    }
}
