package org.aeneas.packages.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The units of an installed agent, and what an upgrade does to them. */
@EnabledIfSystemProperty(named = "aeneas.tests.all", matches = "true", disabledReason = "takes minutes")
class OperationTest extends OnMachine {
    @Test
    void should_start_the_agent_as_its_user_with_the_key_of_its_secrets() throws Exception {
        install();
        machine.shell("systemctl start " + SERVICE);

        // Unconfigured, it says so and ends. What it does when it is configured is told by the tests of the service.
        String journal = machine.await("journalctl --no-pager -o cat -t " + SERVICE, text -> !text.isBlank());
        assertFalse(journal.contains("Exception"), journal);
        assertEquals("1", machine.await("systemctl show -P ExecMainStatus " + SERVICE, status -> !status.equals("0\n"))
                .strip());
        assertEquals(SERVICE, machine.shell("stat -c %U " + LOG + "/agent.log"));
        machine.shell("systemctl stop " + SERVICE + "; systemctl reset-failed");
        standIn();
        assertEquals(machine.shell("cat " + ETC + "/agent-secrets.key"), asService("cat /run/credentials/" + SERVICE
                + ".service/agent-secrets.key"));
    }

    @Test
    void should_mount_for_the_service_alone_when_it_asks_for_it() throws Exception {
        install();
        addNode();
        standIn();
        String row = MNT + "/127.0.0.1_node/data/data/shop/orders-*/me-1-big-Data.db";

        assertEquals("2", machine.await(MOUNTS, count -> count.equals("2\n")).strip(), "the service wants the mounts");
        assertEquals("rows", asService("cat " + row));
        assertEquals(1, machine.execute("sh", "-c", "setpriv --reuid nobody --clear-groups cat " + row).status());

        machine.shell("umount " + MNT + "/127.0.0.1_node/conf");
        asService("touch /run/aws-cassandra-extractor/remount");
        machine.await(MOUNTS, count -> count.equals("2\n"));
        machine.await("ls /run/aws-cassandra-extractor", String::isBlank);
        machine.shell("systemctl start " + SERVICE + "-mount");
        assertEquals("2", machine.shell(MOUNTS), "it is idempotent");

        machine.shell("pkill -STOP -x sshfs; systemctl restart " + SERVICE);
        assertEquals("active", machine.shell("systemctl is-active " + SERVICE), "beside mounts that hang");
    }

    @Test
    void should_keep_settings_tasks_and_mounts_in_an_upgrade_and_data_when_it_is_removed() throws Exception {
        install();
        addNode();
        machine.shell("systemctl start " + SERVICE + "-mount; touch /var/lib/" + SERVICE + "/tasks.db");
        standIn();
        String settings = machine.shell("cat " + ETC + "/agent-settings.yaml");
        String before = machine.shell("systemctl show -P MainPID " + SERVICE);
        machine.shell("systemctl disable " + SERVICE + "-mount.timer; systemctl stop " + SERVICE + "-mount.timer");

        upgrade();

        assertEquals(settings, machine.shell("cat " + ETC + "/agent-settings.yaml"));
        assertEquals("2", machine.shell(MOUNTS));
        assertEquals("active", machine.shell("systemctl is-active " + SERVICE + "; test " + before + " -ne "
                + "$(systemctl show -P MainPID " + SERVICE + ")"));
        assertEquals("disabled inactive", machine.shell("systemctl is-enabled " + SERVICE + "-mount.timer || true; "
                + "systemctl is-active " + SERVICE + "-mount.timer || true").replace('\n', ' '), "as it was left");

        machine.shell("dpkg -r " + SERVICE);

        assertEquals("0", machine.shell(MOUNTS));
        assertEquals("", machine.shell("pgrep -u " + SERVICE + " || true; pgrep -x sshfs || true"));
        assertEquals(settings, machine.shell("cat " + ETC + "/agent-settings.yaml; test -e /var/lib/" + SERVICE
                + "/tasks.db; test ! -e /usr/share/" + SERVICE));
    }
}
