package org.aeneas.project.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.aeneas.core.Problem;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableOptions;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectFile;
import org.aeneas.tests.support.Folders;
import org.aeneas.tests.support.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFileTest {
    @TempDir
    private Path folder;

    @Test
    void should_read_back_what_was_saved() {
        Path file = ProjectFile.in(folder, "Shop to AWS");
        ProjectFile.write(file, Samples.full());
        assertEquals(folder.resolve("Shop to AWS.aeneas"), file);
        assertEquals(Samples.full(), ProjectFile.read(file));
        assertEquals(Samples.schema(), ProjectFile.read(file).metadata().orElseThrow().schema());
        assertEquals(List.of("Shop to AWS.aeneas"), List.copyOf(Folders.contents(folder).keySet()));
    }

    @Test
    void should_say_one_thing_a_line_and_leave_out_what_is_not_decided() throws IOException {
        Path file = folder.resolve("p.aeneas");
        ProjectFile.write(file, new Project(new UUID(0, 7), "p", "cassandra", "dynamodb", null, null, null,
                MappingOptions.DEFAULT.withTable("s.t", TableOptions.DEFAULT.withTargetTable("T")), null, null, null,
                null));
        assertEquals("""
                {
                  "format": "aeneas-project",
                  "version": 2,
                  "id": "00000000-0000-0000-0000-000000000007",
                  "name": "p",
                  "sourceEngine": "cassandra",
                  "targetEngine": "dynamodb",
                  "mapping": {
                    "epochMillis": false,
                    "writeTime": false,
                    "tables": {
                      "s.t": {
                        "targetTable": "T"
                      }
                    }
                  }
                }
                """, Files.readString(file));
    }

    @Test
    void should_change_only_the_lines_of_what_was_changed() throws IOException {
        Path file = folder.resolve("p.aeneas");
        ProjectFile.write(file, Samples.full());
        List<String> before = Files.readAllLines(file);
        ProjectFile.write(file, ProjectFile.read(file).withAwsProfile(Optional.of("test")));
        List<String> after = Files.readAllLines(file);
        List<String> changed = new ArrayList<>(after);
        changed.removeAll(before);
        assertEquals(List.of("  \"awsProfile\": \"test\","), changed);
        assertEquals(before.size(), after.size());
        assertTrue(before.indexOf("          \"a_view\",") < before.indexOf("          \"by_customer\","),
                "sets are in order: " + before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"name\": \"Shop to AWS\"  | \"name\": \"a\", \"nome\": \"b\" | line | nome",
        "\"port\": \"9042\"         | \"port\": [9042]          | line |",
        "\"host\": \"10.0.0.1\"     | \"host\": \"10.0.0.1      | line |",
        "\"name\": \"Shop to AWS\"  | \"name\": \"\"            | line | The project's name is missing",
        "\"name\": \"Shop to AWS\"  | \"id\": \"Shop to AWS\"    | line 5 |",
        "\"port\": 8080             | \"port\": 80800           | line | port"})
    void should_say_where_a_file_is_damaged(String right, String wrong, String where, String what) throws IOException {
        Path file = folder.resolve("p.aeneas");
        ProjectFile.write(file, Samples.full());
        String text = Files.readString(file);
        assertTrue(text.contains(right), text);
        Files.writeString(file, text.replace(right, wrong));
        Problem problem = Problems.of("project-damaged", () -> ProjectFile.read(file));
        assertTrue(problem.what().contains(where), problem.what());
        assertTrue(what == null || problem.what().contains(what), problem.what());
        assertEquals(1, problem.what().lines().count());
        assertEquals(file.toString(), problem.object());
    }

    @Test
    void should_read_every_cut_off_file_as_damaged_or_foreign() throws IOException {
        Path file = folder.resolve("p.aeneas");
        ProjectFile.write(file, Samples.full());
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length - 2; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            String code = Problems.of(() -> ProjectFile.read(file)).code();
            assertTrue(List.of("project-damaged", "project-foreign").contains(code), code + " at " + length);
        }
    }

    @Test
    void should_read_what_an_older_version_wrote() throws IOException {
        Path file = folder.resolve("p.aeneas");
        ProjectFile.write(file, Samples.full());
        Files.writeString(file, Files.readString(file).replace("\"version\": 2", "\"version\": 1"));
        assertEquals(Samples.full(), ProjectFile.read(file));
    }

    @Test
    void should_refuse_a_newer_format_before_what_it_does_not_know() throws IOException {
        Path file = folder.resolve("p.aeneas");
        Files.writeString(file, "{\"format\":\"aeneas-project\",\"planets\":{\"a\":[1]},\"version\":3}");
        Problem problem = Problems.of("project-newer", () -> ProjectFile.read(file));
        assertTrue(problem.what().contains("its format is 3, and this version knows 2"), problem.what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"format\":\"other\",\"version\":1}", "{\"format\":\"aeneas-project\"}",
        "{\"format\":\"aeneas-settings\",\"version\":1}"})
    void should_say_that_a_file_is_no_project(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("p.aeneas"), text);
        Problems.of("project-foreign", () -> ProjectFile.read(file));
    }

    @Test
    void should_not_read_a_file_without_end() throws IOException {
        Path file = folder.resolve("p.aeneas");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 34);
        }
        Problems.of("project-too-large", () -> ProjectFile.read(file));
    }

    @Test
    void should_keep_a_symbolic_link_and_write_to_where_it_leads() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real")).resolve("p.aeneas");
        ProjectFile.write(real, Samples.full());
        Path link = Files.createSymbolicLink(folder.resolve("link.aeneas"), real);
        ProjectFile.write(link, Samples.full().withName("other"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("other", ProjectFile.read(real).name());
    }

    @Test
    void should_make_names_of_files_that_every_system_takes() {
        assertEquals(folder.resolve("a_b_ c_.aeneas"), ProjectFile.in(folder, "a/b: c."));
        assertEquals(folder.resolve("_.aeneas"), ProjectFile.in(folder, ".."));
    }

    @Test
    void should_find_the_only_project_of_a_folder() {
        Problems.of("project-missing", () -> ProjectFile.onlyOne(folder));
        ProjectFile.write(folder.resolve("one.aeneas"), Samples.full());
        assertEquals(folder.resolve("one.aeneas"), ProjectFile.onlyOne(folder));
        ProjectFile.write(folder.resolve("two.aeneas"), Samples.full());
        Problems.of("project-ambiguous", () -> ProjectFile.onlyOne(folder));
    }
}
