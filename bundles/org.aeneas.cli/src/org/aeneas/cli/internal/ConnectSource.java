package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.SourceMetadata;
import org.aeneas.project.SourceSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas connect source}. Its options are the fields of the engine's form. */
@Command(name = "source", description = {
    "Connects with the source, and loads its tables into the project.",
    "What is not given is as it was kept; without options the tables are loaded again.",
    "A password comes by --password-stdin, by the file that AENEAS_CASSANDRA_PASSWORD_FILE names, or by a prompt;"
            + " those of stores by AENEAS_CASSANDRA_TRUST_STORE_PASSWORD_FILE and"
            + " AENEAS_CASSANDRA_KEY_STORE_PASSWORD_FILE." })
final class ConnectSource extends ProjectAction {

    @Option(names = "--password-stdin", description = "Read the password from standard input.")
    private boolean passwordFromStandardInput;

    @Override
    public Integer call() {
        SourceEngine engine = Services.engine(project().sourceEngine());
        ConnectionSettings answers = SourceOptions.answers(spec(), engine, project(), secrets(),
                passwordFromStandardInput);
        SourceMetadata loaded = work(progress -> {
            try (SourceConnection connection = engine.connect(answers, progress)) {
                progress.begin("Loading tables");
                return SourceMetadata.read(connection);
            }
        });
        SourceSettings.keepSecrets(project().id(), engine.connectionFields(), answers, secrets());
        session().edit(now -> now.withSource(SourceSettings.of(engine.connectionFields(), answers)).withLoaded(loaded));
        session().save();
        int tables = loaded.schema().tables().size();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("description", loaded.description());
        json.put("tables", tables);
        json.put("project", session().file().toString());
        terminal().answer(json, "Connected with " + loaded.description() + ": "
                + TerminalProgress.count(tables, "table") + ".");
        return CommandLineInterface.DONE;
    }
}
