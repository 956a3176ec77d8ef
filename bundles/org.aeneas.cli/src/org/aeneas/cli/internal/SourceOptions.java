package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionField.Kind;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.Project;
import org.aeneas.project.SecretName;
import org.aeneas.project.Secrets;

import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The fields of the connection forms of all engines that are installed, as options; secrets are none of them. */
final class SourceOptions {
    private static final String PASSWORD = "password";

    private SourceOptions() {
    }

    /** Only the command that connects has them: to look for engines takes time. */
    static void addTo(CommandSpec command) {
        Map<String, ConnectionField> fields = new LinkedHashMap<>();
        Services.engines().forEach(engine -> engine.connectionFields()
                .forEach(field -> fields.putIfAbsent(field.key(), field)));
        fields.values().forEach(field -> command.addOption(option(command, field)));
    }

    private static OptionSpec option(CommandSpec command, ConnectionField field) {
        OptionSpec.Builder option = OptionSpec.builder("--" + field.key()).type(String.class);
        if (field.kind() == Kind.SECRET) {
            IParameterConsumer refuse = (arguments, argument, spec) -> {
                arguments.clear();
                throw RefusedSecrets.refusal(command);
            };
            return option.arity("0..1").hidden(true).parameterConsumer(refuse).build();
        }
        String preset = field.defaultValue().isEmpty() ? "" : " Default: " + field.defaultValue() + ".";
        option.description(field.label() + "." + preset);
        return field.kind() == Kind.FLAG
                ? option.arity("0..1").fallbackValue("true").paramLabel("true|false").build()
                : option.arity("1").paramLabel(field.kind() == Kind.FILE ? "FILE" : "VALUE").build();
    }

    /**
     * The answers to the engine's form: what was given, else what is kept, else the default.
     *
     * @throws picocli.CommandLine.ParameterException for what the engine does not ask for, and what is missing
     */
    static ConnectionSettings answers(CommandSpec command, SourceEngine engine, Project project, Secrets secrets,
            boolean passwordFromStandardInput) {
        List<ConnectionField> fields = engine.connectionFields();
        command.options().forEach(option -> refuseForeign(command, engine, option));
        Map<String, String> answers = new LinkedHashMap<>();
        for (ConnectionField field : fields) {
            if (field.kind() != Kind.SECRET) {
                given(command, field).or(() -> kept(project, field)).or(() -> Optional.of(field.defaultValue()))
                        .filter(answer -> !answer.isBlank()).ifPresent(answer -> answers.put(field.key(), answer));
            }
        }
        for (ConnectionField field : fields) {
            if (field.kind() == Kind.SECRET && isWanted(field, answers)) {
                secret(engine, field, passwordFromStandardInput).or(() -> keptSecret(project, field, secrets))
                        .or(() -> asked(field)).ifPresent(secret -> answers.put(field.key(), secret));
            }
            Arguments.require(command, !field.required() || answers.containsKey(field.key()),
                    "Missing required option: '--" + field.key() + "'.");
        }
        return new ConnectionSettings(answers);
    }

    private static void refuseForeign(CommandSpec command, SourceEngine engine, OptionSpec option) {
        // Options of this command itself have a member behind them.
        boolean ofEngines = option.userObject() == null;
        String key = option.longestName().replaceFirst("^--", "");
        boolean known = engine.connectionFields().stream().anyMatch(field -> field.key().equals(key));
        Arguments.require(command, !ofEngines || known || option.getValue() == null,
                option.longestName() + " is not for " + engine.label() + ".");
    }

    private static Optional<String> given(CommandSpec command, ConnectionField field) {
        Optional<String> value = Optional.ofNullable(command.findOption("--" + field.key()))
                .map(option -> option.<String>getValue());
        if (field.kind() == Kind.NUMBER) {
            value.ifPresent(text -> Arguments.require(command, text.matches("[0-9]{1,9}"),
                    "'" + text + "' is not a whole number (--" + field.key() + ")."));
        }
        // The project is opened from other folders too.
        return field.kind() == Kind.FILE ? value.map(file -> Path.of(file).toAbsolutePath().normalize().toString())
                : value;
    }

    private static Optional<String> kept(Project project, ConnectionField field) {
        return project.source().map(source -> source.values().get(field.key()));
    }

    /** The password of a user or of a file is asked for where there is that user or file. */
    private static boolean isWanted(ConnectionField field, Map<String, String> answers) {
        String of = field.key().equals(PASSWORD) ? "user" : field.key().replaceFirst("-" + PASSWORD + "$", "");
        return field.required() || of.equals(field.key()) || answers.containsKey(of);
    }

    private static Optional<String> secret(SourceEngine engine, ConnectionField field, boolean standardInput) {
        String variable = "AENEAS_" + (engine.id() + "-" + field.key()).toUpperCase(Locale.ROOT).replace('-', '_')
                + "_FILE";
        return org.aeneas.cli.internal.Secrets.given(standardInput && field.key().equals(PASSWORD), variable);
    }

    private static Optional<String> keptSecret(Project project, ConnectionField field, Secrets secrets) {
        return project.source().filter(source -> source.secrets().contains(field.key()))
                .flatMap(source -> secrets.find(SecretName.ofSource(project.id(), field.key()))).map(String::new);
    }

    private static Optional<String> asked(ConnectionField field) {
        return org.aeneas.cli.internal.Secrets.asked(field.label()).filter(typed -> !typed.isEmpty());
    }
}
