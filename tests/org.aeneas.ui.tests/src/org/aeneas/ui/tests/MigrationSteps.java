package org.aeneas.ui.tests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.item.Item;
import org.aeneas.core.Progress;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;

/** The steps of the guide from "New project" to a loaded table, as a user does them; each ends when it is done. */
final class MigrationSteps {
    static final String AGENT = "Beside Troy";

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final MigrationPage view = new MigrationPage();
    private final MigrationSite site;
    private final StandIns aws;

    MigrationSteps(MigrationSite site, StandIns aws) {
        this.site = site;
        this.aws = aws;
    }

    StandIns aws() {
        return aws;
    }

    void newProject(String name, Path folder, String engine) {
        workbench.choose("File", "New project…");
        NewProjectPage.await().name(name).in(folder).choose(WidgetIds.PROJECT_SOURCE, engine)
                .choose(WidgetIds.PROJECT_AWS_PROFILE, "stand-ins").press("OK").awaitClosed();
        workbench.awaitTitle(name + " – Aeneas");
        workbench.show("Main view");
    }

    void connectTarget() {
        workbench.openConnect("Amazon DynamoDB").type(WidgetIds.TARGET_ACCESS_KEY, aws.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, aws.keys().secretKey())
                .choose(WidgetIds.TARGET_REGION, StandIns.REGION).press("OK").awaitClosed();
    }

    void registerAgent() {
        view.showAgents();
        FormPage dialog = view.openRegistration().type(MigrationIds.DESCRIPTION, AGENT)
                .type(MigrationIds.HOST, "127.0.0.1").type(MigrationIds.PORT, String.valueOf(site.machine.port()))
                .choose(MigrationIds.KEY_STORE, MigrationSite.STORES);
        dialog.press("Register").awaitCertificate().press("Register");
        dialog.awaitClosed();
        view.awaitCell(MigrationIds.AGENTS, AGENT, "State", "Connected");
    }

    /** A Local task of what is selected there. */
    FormPage openCreate(String... source) {
        workbench.show("Data migration view");
        view.selectSource(source);
        return view.openCreate();
    }

    void start(String task) {
        begin(task);
        view.awaitCell(MigrationIds.TASKS, task, "State", "Done");
    }

    void begin(String task) {
        view.showTasks();
        view.awaitCell(MigrationIds.TASKS, task, "State", "Created");
        view.select(MigrationIds.TASKS, task);
        view.press(MigrationIds.taskAction("start"));
    }

    List<Item> items(String table) {
        List<Item> items = new ArrayList<>();
        aws.session().items().scan(table, 0, 1, items::addAll);
        return items;
    }

    void drop(String... tables) {
        for (String table : tables) {
            Optional.of(table).filter(name -> aws.session().tables().describe(name).isPresent())
                    .ifPresent(name -> aws.session().tables().delete(name, Progress.NONE));
        }
    }

    /** Also dialogs that a failed test has left, which would keep the workbench from ending. */
    void close() {
        FormPage.closeAll(MigrationIds.CERTIFICATE, MigrationIds.REGISTRATION, MigrationIds.CREATE);
        ConnectPage.closeAll();
        Projects.closeAll();
        site.close();
    }
}
