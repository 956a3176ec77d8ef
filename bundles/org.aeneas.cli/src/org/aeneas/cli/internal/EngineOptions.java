package org.aeneas.cli.internal;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionField.Kind;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.aeneas.engine.folder.EngineFolder;
import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A source that is read through another engine than Cassandra's. */
final class EngineOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--source-engine", paramLabel = "ID",
            description = "Read through this engine, with the answers of --set.")
    private String engine;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "An answer to the connection form of --source-engine; may be given several times. A secret "
                    + "comes by the file that AENEAS_SOURCE_KEY_FILE names, or by a prompt.")
    private Map<String, String> answers = Map.of();

    @Option(names = "--engines", paramLabel = "DIR", description = "A folder of further engines' bundles.")
    private List<Path> folders = List.of();

    boolean given() {
        return engine != null;
    }

    /** For people. */
    String name() {
        return engine;
    }

    /** @throws org.aeneas.core.ProblemException {@code engine-missing}, and whatever the engine has to say */
    SourceConnection connect(Progress progress) {
        PrintWriter err = command.commandLine().getErr();
        EngineFolder.install(FrameworkUtil.getBundle(EngineOptions.class).getBundleContext(), folders)
                .forEach(problem -> err.println("aeneas: " + problem.what() + " [" + problem.object() + "]\n        "
                        + problem.remedy()));
        SourceEngine found = Services.engine(engine);
        return found.connect(new ConnectionSettings(settings(found.connectionFields())), progress);
    }

    private Map<String, String> settings(List<ConnectionField> fields) {
        Map<String, String> settings = new HashMap<>();
        answers.keySet().forEach(key -> Arguments.require(command,
                fields.stream().anyMatch(field -> field.key().equals(key)), "The engine " + engine
                        + " asks for no " + key + ", but for "
                        + fields.stream().map(ConnectionField::key).toList() + "."));
        for (ConnectionField field : fields) {
            if (field.kind() == Kind.SECRET) {
                Arguments.require(command, !answers.containsKey(field.key()), "A secret as an argument can be read by "
                        + "everybody on this machine: use " + variable(field) + ", or the prompt.");
                if (field.required() || System.getenv(variable(field)) != null) {
                    Secrets.read(false, variable(field), field.label())
                            .ifPresent(secret -> settings.put(field.key(), secret));
                }
            } else {
                settings.put(field.key(), answers.getOrDefault(field.key(), field.defaultValue()));
            }
            Arguments.require(command, !field.required() || settings.containsKey(field.key())
                    && !settings.get(field.key()).isBlank(), "The engine " + engine + " asks for " + field.key() + ".");
        }
        return settings;
    }

    private static String variable(ConnectionField field) {
        return "AENEAS_SOURCE_" + field.key().toUpperCase(Locale.ROOT).replace('-', '_') + "_FILE";
    }
}
