package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The life of a project, from the File menu and the keyboard. */
class ProjectTest {
    private final WorkbenchPage workbench = new WorkbenchPage();

    @TempDir
    private Path folder;

    @AfterEach
    void closeAll() {
        Projects.closeAll();
    }

    @Test
    void should_make_a_project_with_the_fields_of_the_guide() {
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT.withAwsProfiles(List.of(
                new AwsServiceProfile(UUID.randomUUID(), "production", Optional.of("dev"), "eu-west-1",
                        Optional.empty(), Map.of())))));
        workbench.pressControlAnd('n');
        NewProjectPage dialog = NewProjectPage.await();
        assertEquals(List.of("Project Name", "Location", "Project kind", "Source database engine",
                "Target database engine", "AWS service profile"), dialog.labels());
        assertEquals(System.getProperty("user.home"), dialog.text(WidgetIds.PROJECT_LOCATION));
        assertEquals(List.of("Cassandra"), dialog.choices(WidgetIds.PROJECT_SOURCE));
        assertEquals(List.of("Amazon DynamoDB"), dialog.choices(WidgetIds.PROJECT_TARGET));
        dialog.choose(WidgetIds.PROJECT_AWS_PROFILE, "production").name("Shop: to AWS").in(folder).press("OK")
                .awaitClosed();

        workbench.awaitTitle("Shop: to AWS – Aeneas");
        assertEquals(Optional.of("production"), ProjectFile.read(folder.resolve("Shop_ to AWS.aeneas")).awsProfile());
        assertFalse(workbench.isEnabled("File", "Save"), "nothing has changed");
        assertTrue(workbench.isEnabled("File", "Save as…"));
        assertTrue(workbench.isEnabled("File", "Close"));
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT));
    }

    @Test
    void should_change_the_profile_of_a_project_and_name_one_that_the_settings_lack() {
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT.withAwsProfiles(List.of(
                new AwsServiceProfile(UUID.randomUUID(), "production", Optional.of("dev"), "eu-west-1",
                        Optional.empty(), Map.of())))));
        assertFalse(workbench.isEnabled("File", "AWS service profile…"), "no project is open");
        Projects.create(workbench, "profiled", folder);
        Projects.edit(project -> project.withAwsProfile(Optional.of("gone")));
        workbench.choose("File", "AWS service profile…");
        FormPage dialog = FormPage.await(WidgetIds.AWS_PROFILE_DIALOG);
        assertEquals("gone (not in the Global Settings)", dialog.choice(WidgetIds.PROJECT_AWS_PROFILE));
        dialog.choose(WidgetIds.PROJECT_AWS_PROFILE, "production").press("OK").awaitClosed();
        assertEquals(Optional.of("production"), Projects.project().awsProfile());
        workbench.awaitTitle("*profiled – Aeneas");
        workbench.choose("File", "AWS service profile…");
        dialog = FormPage.await(WidgetIds.AWS_PROFILE_DIALOG);
        dialog.choose(WidgetIds.PROJECT_AWS_PROFILE, "(none)").press("OK").awaitClosed();
        assertEquals(Optional.empty(), Projects.project().awsProfile());
        UiThread.act(() -> Workspace.ofWindow().save(GlobalSettings.DEFAULT));
    }

    @Test
    void should_say_as_one_types_why_there_can_be_no_such_project() throws IOException {
        Files.writeString(folder.resolve("there.aeneas"), "");
        workbench.choose("File", "New project…");
        NewProjectPage dialog = NewProjectPage.await();
        assertFalse(dialog.canPressOk(), "without a name");
        dialog.name("there").in(folder);
        assertTrue(dialog.shows("There is a project of this name already"));
        assertFalse(dialog.canPressOk());
        dialog.in(Path.of("relative"));
        assertTrue(dialog.shows("Type the whole path"));
        dialog.in(folder.resolve("there.aeneas"));
        assertTrue(dialog.shows("This is not a folder"));
        dialog.name("n".repeat(129)).in(folder);
        assertTrue(dialog.shows("longer than 128"));
        dialog.name("new").in(folder.resolve("not/yet/there"));
        assertTrue(dialog.canPressOk());
        assertTrue(dialog.shows("Makes " + folder.resolve("not/yet/there/new.aeneas")));
        dialog.press("Cancel").awaitClosed();
        assertEquals("Aeneas", workbench.title());
        assertFalse(workbench.isEnabled("File", "Save as…"));
        assertFalse(workbench.isEnabled("File", "Close"));
    }

    @Test
    void should_mark_changes_save_them_by_the_keyboard_and_ask_before_they_are_lost() {
        Projects.create(workbench, "asked", folder);
        Projects.edit(project -> project.withAwsProfile(Optional.of("one")));
        workbench.awaitTitle("*asked – Aeneas");
        workbench.pressControlAnd('s');
        workbench.awaitTitle("asked – Aeneas");
        assertEquals(Optional.of("one"), ProjectFile.read(folder.resolve("asked.aeneas")).awsProfile());

        Projects.edit(project -> project.withAwsProfile(Optional.of("two")));
        workbench.choose("File", "Close");
        answer("Cancel");
        assertEquals("*asked – Aeneas", workbench.title());
        workbench.choose("File", "Close");
        answer("Don't Save");
        workbench.awaitTitle("Aeneas");
        assertEquals(Optional.of("one"), ProjectFile.read(folder.resolve("asked.aeneas")).awsProfile());
    }

    @Test
    void should_ask_before_another_project_takes_the_place_of_one_with_changes() {
        Projects.create(workbench, "first", folder);
        Projects.create(workbench, "second", folder);
        Projects.edit(project -> project.withAwsProfile(Optional.of("kept")));
        Projects.open(folder.resolve("first.aeneas"));
        answer("Save");
        workbench.awaitTitle("first – Aeneas");
        assertEquals(Optional.of("kept"), ProjectFile.read(folder.resolve("second.aeneas")).awsProfile());
    }

    @Test
    void should_ask_before_the_workbench_ends_with_changes() {
        Projects.create(workbench, "ending", folder);
        Projects.edit(project -> project.withAwsProfile(Optional.of("kept")));
        try (Refusal refusal = new Refusal()) {
            workbench.choose("File", "Exit");
            answer("Cancel");
            assertFalse(refusal.isAsked(), "Cancel keeps everything");
            assertEquals("*ending – Aeneas", workbench.title());
            workbench.choose("File", "Exit");
            answer("Save");
            refusal.awaitAsked();
        }
        assertEquals(Optional.of("kept"), ProjectFile.read(folder.resolve("ending.aeneas")).awsProfile());
    }

    @Test
    void should_offer_recent_projects_and_say_which_are_gone() throws IOException {
        Projects.create(workbench, "older", folder);
        Projects.create(workbench, "newer", folder);
        List<String> recent = workbench.itemsBelow("File", "Recent projects");
        String newer = "1 newer  [" + folder + "]";
        assertEquals(List.of(newer, "2 older  [" + folder + "]"), recent.subList(0, 2));
        workbench.choose("File", "Recent projects", recent.get(1));
        workbench.awaitTitle("older – Aeneas");

        workbench.choose("File", "Close");
        workbench.awaitTitle("Aeneas");
        Files.delete(folder.resolve("newer.aeneas"));
        assertTrue(workbench.welcomeLinks(WidgetIds.WELCOME_RECENT).contains(newer.substring(2)));
        workbench.followOnWelcome(newer.substring(2));
        DialogPage missing = DialogPage.await("The project was not opened");
        String text = String.join("\n", missing.texts());
        assertTrue(text.contains(folder.resolve("newer.aeneas").toString()) && text.contains("Put it back"), text);
        missing.press("Remove from the list");
        missing.awaitClosed();
        UiThread.waitFor("the shorter list", () -> !Workspace.ofWindow().folder().recentProjects().list()
                .contains(folder.resolve("newer.aeneas")));
        UiThread.waitFor("the shorter page", () -> !Widgets.texts(Widgets.byId(Composite.class,
                WidgetIds.WELCOME_RECENT)).contains(newer.substring(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"format\":\"aeneas-project\",\"version\":1,\"id\":7}    | damaged at line 1",
        "{\"format\":\"aeneas-project\",\"version\":1000}          | written by a newer version",
        "[]                                                        | This is no project file",
        "                                                          | The file does not exist"})
    void should_say_why_a_file_cannot_be_opened_and_keep_what_is_open(String text, String reason) throws IOException {
        Projects.create(workbench, "open", folder);
        Path file = folder.resolve("other.aeneas");
        if (text != null) {
            Files.writeString(file, text);
        }
        Projects.open(file);
        DialogPage problem = DialogPage.await("The project was not opened");
        String said = String.join("\n", problem.texts());
        problem.press("OK");
        problem.awaitClosed();
        assertTrue(said.contains(reason) && said.contains(file.toString()), said);
        assertEquals("open – Aeneas", workbench.title());
    }

    @Test
    void should_not_overwrite_what_somebody_else_has_changed() {
        Projects.create(workbench, "shared", folder);
        Path file = folder.resolve("shared.aeneas");
        ProjectFile.write(file, ProjectFile.read(file).withAwsProfile(Optional.of("theirs")));
        Projects.edit(project -> project.withAwsProfile(Optional.of("ours")));
        workbench.pressControlAnd('s');
        DialogPage problem = DialogPage.await("The project was not saved");
        String said = String.join("\n", problem.texts());
        problem.press("OK");
        problem.awaitClosed();
        assertTrue(said.contains("Somebody else has changed the project file"), said);
        assertEquals("*shared – Aeneas", workbench.title());
        assertEquals(Optional.of("theirs"), ProjectFile.read(file).awsProfile());

        Projects.saveAs(folder.resolve("mine"));
        workbench.awaitTitle("mine – Aeneas");
        assertEquals(Optional.of("ours"), ProjectFile.read(folder.resolve("mine.aeneas")).awsProfile());
        Projects.saveAs(file);
        answer("Cancel");
        assertEquals(Optional.of("theirs"), ProjectFile.read(file).awsProfile());
    }

    @Test
    void should_open_a_project_whose_engine_is_missing_and_say_so_when_it_is_needed() {
        Path file = folder.resolve("strange.aeneas");
        ProjectFile.write(file, Project.of("strange", "oracle", Project.DYNAMODB));
        Projects.open(file);
        workbench.awaitTitle("strange – Aeneas");
        workbench.choose("Actions", "Connect to Cassandra");
        DialogPage problem = DialogPage.await("Cannot connect");
        String said = String.join("\n", problem.texts());
        problem.press("OK");
        problem.awaitClosed();
        assertTrue(said.contains("lacks the source engine of the project") && said.contains("oracle"), said);
    }

    private static void answer(String button) {
        DialogPage question = DialogPage.ofId(WidgetIds.QUESTION_DIALOG);
        question.press(button);
        question.awaitClosed();
    }
}
