package org.aeneas.project;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionField.Kind;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.project.internal.Require;

/**
 * How the source is reached, without its secrets.
 *
 * @param values  the answers to an engine's {@link ConnectionField}s that are no secrets, by key
 * @param secrets keys of the fields whose answers are in {@link Secrets}, under {@link SecretName#ofSource}
 */
public record SourceSettings(Map<String, String> values, Set<String> secrets) {

    public SourceSettings {
        values = Require.sorted("The source connection", values);
        secrets = Require.sorted("The secrets of the source connection", secrets);
    }

    /** The answers to a form, as far as they may stand in a file. */
    public static SourceSettings of(List<ConnectionField> fields, ConnectionSettings answers) {
        Map<String, String> values = new TreeMap<>();
        Set<String> secrets = new TreeSet<>();
        for (ConnectionField field : fields) {
            answers.get(field.key()).ifPresent(answer -> {
                if (field.kind() == Kind.SECRET) {
                    secrets.add(field.key());
                } else {
                    values.put(field.key(), answer);
                }
            });
        }
        return new SourceSettings(values, secrets);
    }

    /** Keeps the secrets of a form; those that it has no answer for are forgotten. */
    public static void keepSecrets(UUID project, List<ConnectionField> fields, ConnectionSettings answers,
            Secrets secrets) {
        fields.stream().filter(field -> field.kind() == Kind.SECRET).forEach(field -> {
            SecretName name = SecretName.ofSource(project, field.key());
            answers.get(field.key()).map(String::toCharArray).ifPresentOrElse(answer -> {
                secrets.put(name, answer);
                Arrays.fill(answer, '\0');
            }, () -> secrets.forget(name));
        });
    }

    /**
     * What {@link org.aeneas.engine.SourceEngine#connect} wants.
     *
     * @throws org.aeneas.core.ProblemException {@code secret-missing}
     */
    public ConnectionSettings connection(UUID project, Secrets store) {
        Map<String, String> all = new HashMap<>(values);
        secrets.forEach(key -> all.put(key, store.requireText(SecretName.ofSource(project, key),
                "the connection to the source")));
        return new ConnectionSettings(all);
    }
}
