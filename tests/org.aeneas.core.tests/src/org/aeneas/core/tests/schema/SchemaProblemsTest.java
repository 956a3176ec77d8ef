package org.aeneas.core.tests.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.SchemaReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaProblemsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
        "CREATE TABEL s.t (k int PRIMARY KEY) | 1:8 | found \"tabel\"",
        "CREATE TABLE s.t k int PRIMARY KEY | 1:18 | expected \"(\", found \"k\"",
        "CREATE TABLE s.t (k int PRIMARY KEY | 1:36 | found the end of the text",
        "CREATE TABLE s.t (k int, v text) | 1:14 | no primary key",
        "CREATE TABLE s.t (k int PRIMARY KEY, PRIMARY KEY (k)) | 1:53 | two primary keys",
        "CREATE TABLE s.t (k int, PRIMARY KEY (x)) | 1:39 | no column x",
        "CREATE TABLE s.t (k int, PRIMARY KEY (k, k)) | 1:42 | stands twice",
        "CREATE TABLE s.t (k int, k text, PRIMARY KEY (k)) | 1:26 | declared twice",
        "CREATE TABLE s.t (k list<int> PRIMARY KEY) | 1:14 | cannot be part of the primary key",
        "CREATE TABLE s.t (k int, v int, PRIMARY KEY (k)) WITH CLUSTERING ORDER BY (v DESC) | 1:76 | not a clustering",
        "CREATE TABLE s.t (k strng PRIMARY KEY) | 1:21 | strng is not declared",
        "CREATE TABLE s.t (k int PRIMARY KEY, v array<int>) | 1:40 | no type array",
        "CREATE TABLE s.t (k int PRIMARY KEY, v frozen<int>) | 1:40 | can be frozen",
        "CREATE TABLE s.t (k int PRIMARY KEY, v vector<int, 0>) | 1:52 | dimension 0",
        "CREATE TABLE s.t (k int PRIMARY KEY, v frozen<o.u>) | 1:47 | another keyspace",
        "CREATE TABLE t (k int PRIMARY KEY) | 1:14 | names no keyspace",
        "CREATE TABLE s.t (k int PRIMARY KEY) WITH ID = 5 | 1:48 | not a UUID",
        "CREATE TABLE s.t (k int PRIMARY KEY) WITH gc = | 1:47 | expected the option's value",
        "CREATE TABLE s.t (k int PRIMARY KEY) WITH c = {'a': 1 | 1:54 | not closed",
        "CREATE TABLE s.t (k int PRIMARY KEY); CREATE TABLE s.t (k int PRIMARY KEY) | 1:52 | declared twice",
        "ALTER TABLE s.t ADD v int | 1:13 | not declared before",
        "CREATE TABLE s.t (k int PRIMARY KEY); ALTER TABLE s.t DROP k | 1:60 | cannot be dropped",
        "CREATE TABLE s.t (k int PRIMARY KEY); ALTER TABLE s.t DROP COMPACT STORAGE | 1:55 | DROP COMPACT STORAGE",
        "CREATE INDEX ON s.t (v) | 1:17 | not declared",
        "CREATE TYPE s.u (a frozen<u>) | 1:13 | contains itself",
        "SOURCE 'other.cql' | 1:1 | SOURCE",
        "hello | 1:1 | found \"hello\"",
        "CREATE TABLE s.t (k int PRIMARY KEY, v 'text | 1:40 | not closed",
        "/* begins | 1:1 | not closed"})
    void should_point_at_what_cannot_be_read(String cql, String place, String message) {
        Problem problem = problemOf(cql);

        assertEquals("schema-syntax", problem.code());
        assertEquals("my.cql:" + place, problem.object());
        assertTrue(problem.what().contains(message), problem.what());
        assertFalse(problem.remedy().isBlank());
    }

    @Test
    void should_count_lines_over_comments_and_texts() {
        Problem problem = problemOf("-- one\n/* two\n*/ CREATE ROLE r WITH PASSWORD = '\n';\n  oops");

        assertEquals("my.cql:5:3", problem.object());
    }

    @Test
    void should_ask_for_the_time_of_a_drop_when_the_column_comes_back() {
        Problem problem = problemOf("CREATE TABLE s.t (k int PRIMARY KEY, v int);\nALTER TABLE s.t DROP v;\n"
                + "ALTER TABLE s.t ADD v int;");

        assertEquals("my.cql:3:21", problem.object());
        assertTrue(problem.remedy().contains("USING TIMESTAMP"), problem.remedy());
    }

    @Test
    void should_not_repeat_a_password_that_is_not_closed() {
        assertFalse(problemOf("CREATE ROLE r WITH PASSWORD = 'secret").what().contains("secret"));
    }

    @Test
    void should_name_a_file_that_is_not_there_or_no_text(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.cql");
        Path binary = Files.write(folder.resolve("binary.cql"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        for (Path file : new Path[] {missing, binary}) {
            Problem problem = assertThrows(ProblemException.class, () -> SchemaReader.read(file)).problem();
            assertEquals("schema-unreadable", problem.code());
            assertEquals(file.toString(), problem.object());
        }
    }

    private static Problem problemOf(String cql) {
        return assertThrows(ProblemException.class, () -> SchemaReader.read(cql, "my.cql", "")).problem();
    }
}
