package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.tests.support.ChildJvm;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The guide's "Migrate Data From the Clone Datacenter to Amazon DynamoDB", step by step, with AWS DMS. */
@ExtendWith(StandIns.Extension.class)
class MigrationDmsTest {
    private static final String TASKS = MigrationIds.TASKS;

    @TempDir
    private Path folder;
    private StandIns aws;
    private MigrationSite site;
    private MigrationSteps steps;
    private MigrationPage view;

    @BeforeEach
    void open(StandIns standIns) throws Exception {
        aws = standIns;
        site = new MigrationSite(folder, standIns);
        steps = new MigrationSteps(site, standIns);
        view = new MigrationPage();
    }

    @AfterEach
    void close() {
        aws.traffic().clear();
        FormPage.closeAll(MigrationIds.DMS, MigrationIds.CREATE, WidgetIds.QUESTION_DIALOG, WidgetIds.PROBLEM_DIALOG);
        steps.close();
        steps.drop("gen.plain", "gen.nowhere", "faults.rejects");
    }

    @Test
    void should_walk_from_the_registration_of_an_agent_to_its_end() throws Exception {
        try (ChildJvm agent = site.machine.serve(site.machine.program(aws))) {
            steps.registerAgent();
            view.selectSource("Apache Cassandra 5.0", "Keyspaces", "gen", "Tables", "plain");
            FormPage dialog = view.openCreateDms().awaitText("1 of 3 tables chosen");
            assertEquals("Do nothing", dialog.choice(MigrationIds.PREPARATION));
            UiThread.waitFor("the roles", () -> dialog.choice(MigrationIds.ROLE).equals("aeneas-dms"));
            dialog.choose(MigrationIds.ROLE, "aeneas-dms-powerless").awaitText("By its policies this role lacks")
                    .choose(MigrationIds.ROLE, "aeneas-dms");
            UiThread.waitFor("the role's rights", () -> !dialog.isShown(MigrationIds.ROLE_RIGHTS));
            assertEquals("aeneas-dms (dms.t3.medium, 3.5.4, available)",
                    dialog.choice(MigrationIds.REPLICATION_INSTANCE));
            dialog.choose(MigrationIds.REPLICATION_INSTANCE, "aeneas-dms-new")
                    .awaitText("The replication instance aeneas-dms-new is creating.");
            dialog.choose(MigrationIds.REPLICATION_INSTANCE, "aeneas-dms (");
            advanced(dialog);
            dialog.type(MigrationIds.TASK_NAME, "troy").check(MigrationIds.DELETE_LOCAL, true)
                    .check(MigrationIds.PRODUCTION, true).press("Create").awaitClosed();
            view.awaitCell(TASKS, "troy", "Kind", "Local & DMS");
            slowly("troy");
            assertEquals(40, steps.items("gen.plain").size(), agent::output);
            assertEquals(1, aws.session().replications().find("troy").stream().count());
            delete("troy");
            assertTrue(aws.session().replications().find("troy").isEmpty(), "at AWS DMS");
            assertEquals(List.of(), aws.session().objects().list(MigrationSite.BUCKET, "troy/"));
            assertEquals(40, steps.items("gen.plain").size(), "tables stay");
            view.showAgents();
            view.press(MigrationIds.agentAction("unregister"));
            FormPage.await(WidgetIds.QUESTION_DIALOG).press("Unregister").awaitClosed();
            UiThread.waitFor("its end", () -> view.lines(MigrationIds.AGENTS).isEmpty());
        }
    }

    /** Stopped, and resumed, while AWS DMS loads. */
    private void slowly(String task) {
        aws.traffic().inject(Fault.always(Service.DMS, "StartReplicationTask", Fault.Kind.DELAY).withDelay(2_000));
        view.select(TASKS, task);
        press("start");
        view.awaitCell(TASKS, task, "Stage", "Load by AWS DMS");
        press("stop");
        view.awaitCell(TASKS, task, "State", "Stopped");
        aws.traffic().clear();
        press("resume");
        view.awaitCell(TASKS, task, "State", "Done");
    }

    private void advanced(FormPage dialog) {
        dialog.press("Advanced settings of AWS DMS…");
        FormPage advanced = FormPage.await(MigrationIds.DMS);
        assertEquals("10000", advanced.text(MigrationIds.COMMIT_RATE));
        advanced.type(MigrationIds.PARALLEL_LOADS, "201").awaitText("Parallel loads are 0 to 200.");
        assertFalse(advanced.canPress("OK"));
        advanced.type(MigrationIds.PARALLEL_LOADS, "8").type(MigrationIds.DMS_SETTINGS, "{\"a\":")
                .awaitText("no JSON");
        advanced.type(MigrationIds.DMS_SETTINGS, "{\"FullLoadSettings\":{\"CommitRate\":5000}}").press("OK")
                .awaitClosed();
    }

    private void delete(String task) {
        view.select(TASKS, task);
        press("delete");
        FormPage.await(WidgetIds.QUESTION_DIALOG).check(MigrationIds.DELETE_STAGED, true)
                .check(MigrationIds.DELETE_DMS, true).press("Delete").awaitClosed();
        UiThread.waitFor("the end of " + task, () -> view.lines(TASKS).stream().noneMatch(l -> l.get(0).equals(task)));
    }

    private void press(String action) {
        view.press(MigrationIds.taskAction(action));
    }
}
