package org.aeneas.agent.internal.configure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.aeneas.agent.Terminal;
import org.aeneas.agent.internal.yaml.YamlFile;
import org.aeneas.agent.internal.yaml.YamlMap;
import org.aeneas.core.Problem;

/**
 * Answers from a YAML file, for scripts. Its keys are those of the questions; {@code nodes} is a list. In place of a
 * secret {@code KEY-file} may name a file with the secret in its first line. What is not answered has its default.
 */
final class Answers implements Respondent {
    private static final List<String> TOP = List.of("cassandra-version", "ssl", "key-store", "trust-store",
            "output-folder", "bind-address");
    private static final List<String> TOP_SECRETS = List.of("key-store-password", "trust-store-password",
            "agent-password");
    private static final List<String> NODE = List.of("ip", "ssh-port", "host-key", "ssh-login", "use-private-key",
            "private-key", "cassandra-yaml", "data-directories", "jmx-port", "jmx-user", "command-user");
    private static final List<String> NODE_SECRETS = List.of("ssh-password", "passphrase", "jmx-password");

    private final Path file;
    private final Terminal terminal;
    private final Map<String, String> answers = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();

    Answers(Path file, Terminal terminal) {
        this.file = file;
        this.terminal = terminal;
        new YamlFile(file, "answers-invalid").read(top -> {
            take(top, "", TOP, TOP_SECRETS);
            List<YamlMap> nodes = top.maps("nodes");
            for (int i = 0; i < nodes.size(); i++) {
                take(nodes.get(i), "nodes[" + (i + 1) + "].", NODE, NODE_SECRETS);
                nodes.get(i).refuseOthers();
            }
            answers.put("nodes", Integer.toString(nodes.size()));
            return answers;
        });
    }

    private void take(YamlMap map, String prefix, List<String> keys, List<String> secretKeys) {
        for (String key : keys) {
            if (map.has(key)) {
                answers.put(prefix + key, String.join(",", map.texts(key)));
            }
        }
        for (String key : secretKeys) {
            if (map.has(key)) {
                requireClosed(file, key);
                secrets.put(prefix + key, map.text(key, ""));
            } else if (map.has(key + "-file")) {
                secrets.put(prefix + key, firstLine(Path.of(map.text(key + "-file", ""))));
            }
        }
        if (!prefix.isEmpty() && map.has("private-key")) {
            answers.putIfAbsent(prefix + "use-private-key", "Y");
        }
    }

    private static String firstLine(Path secret) {
        requireClosed(secret, "");
        try (var lines = Files.lines(secret)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new Problem("answers-invalid", "The file with a secret cannot be read: " + e, secret.toString(),
                    "Check its path and rights.").asException(e);
        }
    }

    private static void requireClosed(Path file, String key) {
        try {
            Set<PosixFilePermission> open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            open.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            if (!open.isEmpty()) {
                throw new Problem("answers-open", "Others than its owner may use a file with secrets in it"
                        + (key.isEmpty() ? "." : ": " + key + "."), file.toString(), "Run: chmod 600 " + file)
                                .asException();
            }
        } catch (IOException e) {
            throw new Problem("answers-invalid", "The file cannot be read: " + e, file.toString(),
                    "Check its path and rights.").asException(e);
        }
    }

    @Override
    public void tell(String line) {
        terminal.print(line);
    }

    @Override
    public String answer(Question question, String otherwise) {
        String answer = answers.getOrDefault(question.key(), "");
        terminal.print(question.prompt(otherwise) + answer);
        return answer;
    }

    @Override
    public char[] secret(Question question) {
        terminal.print(question.prompt());
        return secrets.getOrDefault(question.key(), "").toCharArray();
    }

    @Override
    public void refuse(Question question, Problem problem) {
        throw new Problem(problem.code(), "The answer \"" + question.key() + "\" of " + file.getFileName()
                + " is refused: " + problem.what(), problem.object(), problem.remedy()).asException();
    }
}
