package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.aeneas.project.CloneDatacenter;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.project.ProjectSession;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSessionTest {
    @TempDir
    private Path folder;
    private Path file;
    private ProjectSession session;

    @BeforeEach
    void create() {
        file = folder.resolve("p.aeneas");
        session = ProjectSession.create(file, Project.of("p", "cassandra", Project.DYNAMODB));
    }

    @Test
    void should_be_dirty_from_an_edit_until_it_is_saved_or_undone() {
        List<Boolean> told = new ArrayList<>();
        session.addListener(() -> told.add(session.isDirty()));
        session.edit(project -> project.withName("q"));
        session.edit(project -> project.withName("q"));
        session.edit(project -> project.withName("p"));
        session.edit(project -> project.withName("r"));
        assertEquals("p", ProjectFile.read(file).name());
        session.save();
        assertEquals(List.of(true, false, true, false), told);
        assertEquals("r", ProjectSession.open(file).project().name());
    }

    @Test
    void should_save_as_another_file_and_stay_the_same_project() {
        Path other = folder.resolve("other.aeneas");
        UUID id = session.project().id();
        session.edit(project -> project.withName("q"));
        session.saveAs(other, false);
        assertFalse(session.isDirty());
        assertEquals(other, session.file());
        assertEquals("p", ProjectFile.read(file).name());
        assertEquals(id, ProjectFile.read(other).id());
        Problems.of("project-exists", () -> session.saveAs(file, false));
        session.saveAs(file, true);
        assertEquals("q", ProjectFile.read(file).name());
    }

    @Test
    void should_not_overwrite_what_somebody_else_saved_meanwhile() {
        ProjectSession colleague = ProjectSession.open(file);
        colleague.edit(project -> project.withClone(new CloneDatacenter("dc1_tgt", "dc1")));
        colleague.save();
        session.edit(project -> project.withName("q"));
        Problems.of("project-changed", session::save);
        assertTrue(session.isDirty());
        assertTrue(ProjectFile.read(file).isClone("dc1_tgt"));
    }

    @Test
    void should_make_a_file_again_that_is_gone() throws IOException {
        Files.delete(file);
        session.edit(project -> project.withName("q"));
        session.save();
        assertEquals("q", ProjectFile.read(file).name());
    }

    @Test
    void should_not_make_a_new_project_in_place_of_another_file() {
        Problems.of("project-exists",
                () -> ProjectSession.create(file, Project.of("q", "cassandra", Project.DYNAMODB)));
        assertEquals("p", ProjectFile.read(file).name());
    }

    @Test
    void should_keep_the_edits_when_saving_fails() throws IOException {
        Path gone = Files.createFile(folder.resolve("file"));
        session.edit(project -> project.withName("q"));
        Problems.of("folder-is-a-file", () -> session.saveAs(gone.resolve("p.aeneas"), false));
        assertTrue(session.isDirty());
        assertEquals(file, session.file());
    }

    @Test
    void should_forget_the_tasks_of_an_agent_with_it() {
        Project without = Samples.full().withoutAgent(Samples.AGENT);
        assertEquals(List.of(), without.agents());
        assertEquals(List.of(), without.tasks());
    }
}
