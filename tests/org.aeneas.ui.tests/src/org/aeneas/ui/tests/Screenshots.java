package org.aeneas.ui.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Progress;
import org.aeneas.project.SourceSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.tests.support.SourceNode;
import org.aeneas.tests.support.StandIns;
import org.aeneas.ui.HelpIds;
import org.aeneas.ui.SettingsIds;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Makes a picture of every window, dialog, tab and error state, with a real node and the stand-in for DynamoDB. No
 * test by its name: {@code ./aeneas screenshots} runs it, for people to look at what it makes.
 */
class Screenshots {
    private static final String FOLDER = "aeneas.screenshots";
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final String UNREACHABLE = "http://127.0.0.1:9";
    private static final List<String> VIEWS = List.of("Problems", "Progress", "Error Log");
    private static final Set<String> OTHER_ITEMS = Set.of("Welcome", "Theme", "Problems", "Progress", "Error Log");
    private static final List<String> TABS = List.of("AWS service profiles", "Security", "Logging", "JVM options",
            "File path", "Tree view", "Updates");

    private static StandIns standIns;
    private static SourceNode node;

    @RegisterExtension
    static final BeforeAllCallback SERVICES = Screenshots::services;

    private final WorkbenchPage workbench = new WorkbenchPage();
    private final TreePage source = new TreePage(WidgetIds.SOURCE_TREE);
    private final HelpPage help = new HelpPage();
    private Camera camera;

    @TempDir
    private Path folder;

    private static void services(ExtensionContext context) {
        standIns = StandIns.of(context);
        node = SourceNode.of(context);
        standIns.session().tables().create(new TableAdmin.Definition("orders",
                new TableAdmin.Key("id", TableAdmin.KeyType.N),
                Optional.of(new TableAdmin.Key("line", TableAdmin.KeyType.N)), new TableAdmin.Capacity.OnDemand(),
                List.of(), Optional.empty(), Map.of()), Progress.NONE);
    }

    @AfterAll
    static void forget() {
        System.clearProperty(ENDPOINT);
    }

    @AfterEach
    void close() {
        ViewsTest.hideAll(workbench);
        Projects.closeAll();
        SettingsPage.closeAll();
        DialogPage.closeAll();
        HelpPage.closeView();
        workbench.disconnect();
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT));
        workbench.choose("View", "Theme", "As the desktop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Light", "Dark"})
    void should_be_looked_at(String theme) throws Exception {
        camera = new Camera(Path.of(System.getProperty(FOLDER)).resolve(theme.toLowerCase(Locale.ROOT)));
        workbench.choose("View", "Theme", theme);
        workbench.show("Welcome");
        camera.window("welcome");
        perspectives("no-project");
        newProject();
        sourceConnection();
        targetConnection();
        perspectives("connected");
        views();
        trees();
        questions();
        help();
        settings();
        messages();
        new UpdatePictures(camera, Files.createDirectory(folder.resolve("update-" + theme))).take();
        new ViewPictures(camera, standIns, folder).take();
        new ClonePictures(camera, Files.createDirectory(folder.resolve("clone-" + theme))).take();
    }

    /** Also those of other bundles. */
    private void perspectives(String state) {
        for (String perspective : workbench.itemsOf("View")) {
            if (!OTHER_ITEMS.contains(perspective)) {
                workbench.show(perspective);
                camera.window(perspective.toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + state);
            }
        }
        workbench.show("Main view");
    }

    /** Those that go with any perspective, where each opens, and with something in them. */
    private void views() {
        CountDownLatch end = new CountDownLatch(1);
        Job job = Job.create("Reading the sizes of shop.orders", (ICoreRunnable) monitor -> {
            monitor.beginTask("Reading", 2);
            monitor.worked(1);
            while (!monitor.isCanceled() && end.getCount() > 0) {
                UiThread.pause();
            }
        });
        job.schedule();
        LoggerFactory.getLogger("org.aeneas.pictures").error("An error that the Error Log shows");
        for (String perspective : List.of("Main view", "Data migration view", "Assessment report view")) {
            workbench.show(perspective);
            for (String view : VIEWS) {
                workbench.show(view);
                camera.window(view.toLowerCase(Locale.ROOT).replace(' ', '-') + "-in-"
                        + perspective.toLowerCase(Locale.ROOT).replace(' ', '-'));
            }
            ViewsTest.hideAll(workbench);
        }
        end.countDown();
        workbench.show("Main view");
    }

    private void newProject() {
        workbench.choose("File", "New project…");
        NewProjectPage dialog = NewProjectPage.await();
        camera.shoot("new-project", WidgetIds.NEW_PROJECT_DIALOG);
        dialog.name("shop").in(Path.of("relative"));
        camera.shoot("new-project-mistake", WidgetIds.NEW_PROJECT_DIALOG);
        dialog.in(folder);
        camera.shoot("new-project-complete", WidgetIds.NEW_PROJECT_DIALOG);
        dialog.press("OK").awaitClosed();
        workbench.awaitTitle("shop – Aeneas");
        camera.window("main-view-project");
    }

    private void sourceConnection() {
        ConnectPage dialog = workbench.openConnect("Cassandra");
        camera.shoot("connect-cassandra", WidgetIds.CONNECT_DIALOG);
        for (String tab : dialog.tabs()) {
            dialog.tab(tab);
            camera.shoot("connect-cassandra-" + tab.toLowerCase(Locale.ROOT).replace(' ', '-'),
                    WidgetIds.CONNECT_DIALOG);
        }
        dialog.tab(dialog.tabs().get(0));
        dialog.type(node).type(WidgetIds.connectionField("port"), "abc").awaitText("is not a number");
        camera.shoot("connect-cassandra-mistake", WidgetIds.CONNECT_DIALOG);
        dialog.type(WidgetIds.connectionField("port"), "9").press("OK").awaitText("Nothing answers");
        camera.shoot("connect-cassandra-nothing-answers", WidgetIds.CONNECT_DIALOG);
        dialog.type(WidgetIds.connectionField("port"), "9042").type(WidgetIds.connectionField("password"), "another")
                .press("OK").awaitText("refused the user name or the password");
        camera.shoot("connect-cassandra-refused", WidgetIds.CONNECT_DIALOG);
        dialog.type(WidgetIds.connectionField("password"), SourceNode.PASSWORD).press("OK").awaitClosed();
        source.awaitConnected();
    }

    private void targetConnection() {
        System.setProperty(ENDPOINT, standIns.endpoint(Service.DYNAMODB).toString());
        ConnectPage dialog = workbench.openConnect("Amazon DynamoDB");
        camera.shoot("connect-dynamodb", WidgetIds.CONNECT_DIALOG);
        dialog.type(WidgetIds.TARGET_ACCESS_KEY, standIns.keys().accessKey())
                .type(WidgetIds.TARGET_SECRET_KEY, "another").choose(WidgetIds.TARGET_REGION, StandIns.REGION)
                .press("OK").awaitText("credentials");
        camera.shoot("connect-dynamodb-refused", WidgetIds.CONNECT_DIALOG);
        dialog.type(WidgetIds.TARGET_SECRET_KEY, standIns.keys().secretKey()).press("OK").awaitClosed();
    }

    private void trees() {
        String cluster = source.open().firstRoot();
        source.open(cluster, "Datacenters", node.datacenter());
        source.open(cluster, "Keyspaces", "seen", "Tables");
        source.select(cluster, "Keyspaces", "seen", "Tables", "orders");
        UiThread.waitFor("the definition", () -> workbench.definition().contains("CREATE TABLE seen.orders"));
        new TreePage(WidgetIds.TARGET_TREE).open("Amazon DynamoDB", "Tables", "orders");
        camera.window("trees");
        source.filter("cust");
        camera.window("trees-filtered");
        source.filter("");
    }

    private void questions() throws IOException {
        workbench.disconnect();
        source.awaitState("not connected");
        camera.window("offline");
        workbench.choose("File", "Close");
        camera.shoot("question-unsaved", WidgetIds.QUESTION_DIALOG);
        DialogPage.ofId(WidgetIds.QUESTION_DIALOG).press("Don't Save");
        workbench.awaitTitle("Aeneas");
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Projects.create(workbench, "waiting", folder);
            Projects.edit(project -> project.withSource(new SourceSettings(Map.of("server", "127.0.0.1", "port",
                    String.valueOf(silent.getLocalPort())), Set.of())));
            workbench.choose("Actions", "Source connection", "Reconnect");
            source.awaitState("Connecting to Cassandra");
            camera.window("connecting");
            workbench.choose("File", "Exit");
            camera.shoot("question-exit", WidgetIds.QUESTION_DIALOG);
            DialogPage.ofId(WidgetIds.QUESTION_DIALOG).press("Cancel");
            source.follow("Cancel");
        }
        Projects.closeAll();
    }

    private void help() {
        workbench.choose("Help", "Help Contents");
        help.awaitTitle("Contents");
        camera.window("help-contents");
        HelpPage.pressF1(WidgetIds.WINDOW);
        camera.window("help-main-view");
        help.search("quux").awaitTitle("Found: 0");
        camera.window("help-nothing-found");
        HelpPage.closeView();
        workbench.choose("File", "New project…");
        NewProjectPage dialog = NewProjectPage.await();
        HelpPage.pressF1(WidgetIds.NEW_PROJECT_DIALOG);
        help.awaitTitle("New project");
        camera.shoot("help-beside-dialog", WidgetIds.NEW_PROJECT_DIALOG, HelpIds.WINDOW);
        dialog.press("Cancel").awaitClosed();
    }

    private void settings() {
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT.withAwsProfiles(List.of(
                new AwsServiceProfile(UUID.randomUUID(), "production", Optional.of("dev"), "eu-west-1",
                        Optional.of("staged-by-aeneas"), Map.of())))));
        SettingsPage settings = workbench.openSettings();
        for (String tab : TABS) {
            settings.tab(tab);
            camera.shoot("settings-" + tab.toLowerCase(Locale.ROOT).replace(' ', '-'), SettingsIds.DIALOG);
        }
        settings.tab(TABS.get(0)).click(SettingsIds.PROFILE_ADD);
        camera.shoot("settings-profile-mistake", SettingsIds.DIALOG);
        settings.type(SettingsIds.PROFILE_ACCESS_KEY, "AKIAEXAMPLE").type(SettingsIds.PROFILE_SECRET_KEY, "secret")
                .type(SettingsIds.PROFILE_REGION, "eu-west-1").type(SettingsIds.PROFILE_BUCKET, "staged");
        for (Service service : List.of(Service.S3, Service.DYNAMODB, Service.DMS, Service.IAM, Service.STS)) {
            settings.type(SettingsIds.endpoint(service), UNREACHABLE);
        }
        settings.click(SettingsIds.PROFILE_TEST);
        for (Service service : List.of(Service.S3, Service.DYNAMODB, Service.DMS, Service.IAM, Service.STS)) {
            settings.awaitText(SettingsIds.result(service), "Failed");
        }
        camera.shoot("settings-test-failed", SettingsIds.DIALOG);
        settings.tab("Security");
        for (String opener : List.of(SettingsIds.STORES_GENERATE, SettingsIds.STORES_SELECT)) {
            SettingsPage stores = settings.open(opener);
            String name = opener.substring(opener.lastIndexOf('.') + 1);
            camera.shoot("stores-" + name, SettingsIds.STORES_DIALOG);
            stores.type(SettingsIds.STORES_NAME, "a/b");
            camera.shoot("stores-" + name + "-mistake", SettingsIds.STORES_DIALOG);
            stores.press("Cancel").awaitClosed();
        }
        settings.press("Cancel").awaitClosed();
    }

    private void messages() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.aeneas"), "{ \"version\": ");
        Projects.open(damaged);
        camera.shoot("problem-damaged-project", WidgetIds.PROBLEM_DIALOG);
        DialogPage.ofId(WidgetIds.PROBLEM_DIALOG).press("OK");
        DialogPage about = workbench.openAbout();
        camera.titled("about", "About Aeneas");
        about.press("Close");
        about.awaitClosed();
    }
}
