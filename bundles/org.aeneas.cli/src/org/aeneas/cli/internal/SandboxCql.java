package org.aeneas.cli.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.StatementRows;
import org.aeneas.sandbox.SandboxEndpoints;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aeneas sandbox cql}: statements at the sandbox's Cassandra. */
@Command(name = "cql", description = { "Runs CQL statements in the sandbox's Cassandra and prints their rows.",
    "The first statement that is refused ends it; those before it are done." })
final class SandboxCql extends SandboxAction {

    @Option(names = "--max-rows", paramLabel = "N", defaultValue = "1000",
            description = "Print so many rows of a statement. Default: ${DEFAULT-VALUE}.")
    private int most;

    @Parameters(arity = "0..*", paramLabel = "STATEMENT",
            description = "Statements, several in one argument separated by ';'. None: those on standard input.")
    private List<String> given = List.of();

    @Override
    public Integer call() {
        Arguments.between(spec(), "--max-rows", most, 1, 1_000_000);
        SandboxEndpoints endpoints = started().endpoints().orElseThrow();
        List<String> statements = CqlScript.statements(given.isEmpty() ? standardInput() : String.join(";\n", given));
        Arguments.require(spec(), !statements.isEmpty(), "There is no statement.");
        List<Map<String, Object>> answers = new ArrayList<>();
        try (Interruption interruption = new Interruption();
                TerminalProgress progress = new TerminalProgress(terminal().err(), true);
                SourceConnection cassandra = connect(endpoints, progress)) {
            for (String statement : statements) {
                progress.check();
                StatementRows rows = ask(cassandra, statement);
                if (!json()) {
                    print(rows);
                }
                answers.add(json(statement, rows));
            }
        }
        if (json()) {
            terminal().answer(Map.of("statements", answers), "");
        }
        return CommandLineInterface.DONE;
    }

    private StatementRows ask(SourceConnection cassandra, String statement) {
        try {
            return cassandra.ask(statement, most);
        } catch (ProblemException e) {
            Problem problem = e.problem();
            if (!problem.code().equals("cassandra-refused")) {
                throw e;
            }
            String what = problem.what().endsWith(".") ? problem.what() : problem.what() + ".";
            throw new Problem(problem.code(), what, problem.object(),
                    "Correct it; the statements before it are done.").asException(e);
        }
    }

    private void print(StatementRows rows) {
        if (rows.columns().isEmpty()) {
            return;
        }
        terminal().out().println(RowsText.of(rows));
        terminal().out().flush();
        if (rows.more()) {
            terminal().err().println("There are more rows: --max-rows " + 10L * most + " prints more of them.");
        }
    }

    private static Map<String, Object> json(String statement, StatementRows rows) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("statement", statement);
        json.put("columns", rows.columns());
        json.put("rows", rows.rows());
        json.put("more", rows.more());
        return json;
    }

    private String standardInput() {
        if (System.console() != null) {
            terminal().err().println("Statements, each ended by ';', then Ctrl+D:");
        }
        try {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
