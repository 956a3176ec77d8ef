package org.aeneas.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.cli.Aeneas;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project goes to and fro between the workbench and the command line. */
class TerminalTest {
    private final WorkbenchPage workbench = new WorkbenchPage();

    @TempDir
    private Path folder;

    @AfterEach
    void closeAll() {
        Projects.closeAll();
    }

    @Test
    void should_open_a_project_of_the_command_line_and_have_it_read_what_was_saved() {
        run(0, "project", "create", "Troy", "--location", folder.toString());
        Path file = ProjectFile.in(folder, "Troy");
        Project made = ProjectFile.read(file);
        Projects.open(file);
        workbench.awaitTitle("Troy – Aeneas");
        assertEquals(made, Projects.project(), "nothing is changed by opening it");

        Projects.edit(project -> project.withAwsProfile(Optional.of("of the workbench")));
        workbench.choose("File", "Save");
        workbench.awaitTitle("Troy – Aeneas");
        String shown = run(0, "project", "show", "--project", file.toString());
        assertTrue(shown.contains("of the workbench"), shown);
        assertEquals(made.id(), ProjectFile.read(file).id(), "for its agents it is the same registrant");
    }

    /** @return all that it printed */
    private static String run(int status, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed);
        assertEquals(status, Aeneas.run(writer, writer, arguments), printed::toString);
        return printed.toString();
    }
}
