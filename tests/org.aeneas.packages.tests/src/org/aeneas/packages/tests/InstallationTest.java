package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.aeneas.agent.settings.SettingsFile;
import org.aeneas.tests.support.Machine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the packages make, ask and leave behind. */
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true", disabledReason = "takes minutes")
class InstallationTest extends OnMachine {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"preseed,5,5", "environment,4,4", "environment,6,''", "nothing,'',''"})
    void should_ask_for_no_version_that_it_is_told(String by, String told, String kept) throws Exception {
        if (by.equals("preseed")) {
            machine.shell("echo aws-cassandra-extractor aws-cassandra-extractor/cassandra-version select " + told
                    + " | debconf-set-selections");
        }
        String said = machine.shell("AENEAS_CASSANDRA_VERSION=" + (by.equals("environment") ? told : "") + " dpkg -i "
                + deb());

        assertEquals(told.equals("6"), said.contains("'6' is no version of Cassandra that can be read"), said);
        Path settings = Files.writeString(folder.resolve("settings.yaml"), machine.shell("cat " + ETC
                + "/agent-settings.yaml"));
        assertEquals(kept, new SettingsFile(settings).read().cassandraVersion());
    }

    @Test
    void should_make_what_the_guide_looks_for() throws Exception {
        String said = install();

        assertTrue(said.contains("user_allow_other was uncommented in /etc/fuse.conf"), said);
        assertEquals("", machine.shell("grep -qx user_allow_other /etc/fuse.conf; systemctl --failed --no-legend"));
        assertEquals("640 root aws-cassandra-extractor", machine.shell("stat -c '%a %U %G' " + ETC
                + "/agent-settings.yaml"));
        assertEquals("600 root", machine.shell("stat -c '%a %U' " + ETC + "/agent-secrets.key"));
        assertEquals("", machine.shell("for d in " + ETC + " " + LOG + " " + MNT
                + "; do test ! -L $d; for v in 2 3 4 5; do "
                + "a=$(dirname $d)/aws-cassandra-data-extractor; test $a/dmt-cassandra-v$v -ef $d; done; done; "
                + "test " + ETC + "/aws-agent-settings.yaml -ef " + ETC + "/agent-settings.yaml"));
        // Asked without a user's home or rights, from another folder, through the link.
        assertTrue(asUser("cd /tmp; java -jar /usr/share/cassandra-extractor/rest-extraction-service.jar -version")
                .matches("(?s).*[0-9]+[.][0-9]+[.][0-9]+.*"));
        String units = machine.shell("systemctl is-enabled " + SERVICE + ".service " + SERVICE + "-mount.timer "
                + SERVICE + "-mount.path; systemctl is-active " + SERVICE + "-mount.timer " + SERVICE + "-mount.path");
        assertEquals("enabled enabled enabled active active", units.replace('\n', ' '));
    }

    @Test
    void should_leave_nothing_when_it_is_purged() throws Exception {
        String everything = "find / -xdev ! -path '/proc/*' ! -path '/var/lib/dpkg/*' ! -path '/var/log/journal/*' "
                + "! -path '/srv/test/*' ! -path '/tmp/*' -name '*cassandra*' | sort";
        install();
        addNode();
        machine.shell("systemctl start " + SERVICE + "-mount; mkdir /srv/out");

        String said = machine.shell("dpkg -P " + SERVICE);

        assertTrue(said.contains("extracted files stay where you have chosen to have them: /srv/out"), said);
        assertEquals("0", machine.shell(MOUNTS));
        // Of the node, which is not the package's.
        assertEquals("/home/cassandra /srv/node/conf/cassandra.yaml", machine.shell(everything).replace('\n', ' '));
        assertEquals("rows", machine.shell("test -d /srv/out; cat /srv/node/data/shop/orders-*/me-1-big-Data.db"));
        assertEquals("", machine.shell("getent passwd " + SERVICE + " || true; getent group " + SERVICE + " || true; "
                + "debconf-show " + SERVICE + "; systemctl list-units --all --no-legend 'aws-*'"));
    }

    @Test
    void should_install_the_other_package_as_well() throws Exception {
        machine.copy(Built.rpm());
        String rpm = "rpm --force-debian ";
        String file = Machine.FOLDER + "/" + Built.rpm().getFileName();

        String missing = machine.execute("sh", "-c", rpm + "-i --test " + file).text();
        for (String need : List.of("/usr/bin/sshfs", "/usr/bin/fusermount3", "/usr/bin/expect", "java-17-headless")) {
            assertTrue(missing.contains(need), missing);
        }
        // What it needs is there, but rpm knows nothing of what Debian has installed.
        machine.shell("AENEAS_CASSANDRA_VERSION=4 " + rpm + "-i --nodeps " + file);

        assertEquals("640 root aws-cassandra-extractor", machine.shell("stat -c '%a %U %G' " + ETC
                + "/agent-settings.yaml; grep -q 'version: \"4\"' " + ETC + "/agent-settings.yaml"));
        assertEquals("enabled active", machine.shell("systemctl is-enabled " + SERVICE + "; systemctl is-active "
                + SERVICE + "-mount.timer").replace('\n', ' '));
        standIn();
        machine.shell(rpm + "-U --nodeps --force " + file);
        assertEquals("active", machine.shell("systemctl is-active " + SERVICE), "as before the upgrade");

        machine.shell(rpm + "-e --nodeps " + SERVICE);

        assertEquals("inactive", machine.shell("test -e " + ETC + "/agent-settings.yaml; test ! -e /usr/share/"
                + SERVICE + "; systemctl is-active " + SERVICE + "-mount.timer || true"));
    }
}
