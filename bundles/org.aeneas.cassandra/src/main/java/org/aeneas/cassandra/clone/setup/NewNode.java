package org.aeneas.cassandra.clone.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import org.aeneas.cassandra.clone.CassandraVersion;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.HostFacts;
import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Installation;
import org.aeneas.cassandra.clone.Service;
import org.aeneas.cassandra.clone.YamlText;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/**
 * A host that shall become a node of the clone, as it was found.
 *
 * @param warnings what does not keep it from becoming one
 */
public record NewNode(CloneNode node, List<String> warnings) {
    private static final List<SetupField> NEEDED = List.of(SetupField.PRIVATE, SetupField.USER, SetupField.RACK,
            SetupField.HOME, SetupField.DATA, SetupField.JAVA, SetupField.OWNER);

    /**
     * Where it shall be, beside its login.
     *
     * @param configuration folder; empty for that of an archive
     * @param commitLog     empty for beside the data
     * @param savedCaches   likewise
     * @param start         a line of shell; with {@code stop}, where it is no archive's {@code bin/cassandra}
     */
    public record Place(String user, String home, Optional<String> configuration, List<String> data,
            Optional<String> commitLog, Optional<String> savedCaches, String java, Optional<String> start,
            Optional<String> stop) {

        public Installation installation() {
            String folder = configuration.orElse(home + "/conf");
            String beside = data.get(0).replaceFirst("/+$", "").replaceFirst("/[^/]*$", "");
            Service archive = Service.tarball(user, home, folder, java);
            Optional<Service> own = start.flatMap(begin -> stop.map(end -> Services.of(begin, end)));
            return new Installation(user, home, folder, data, commitLog.orElse(beside + "/commitlog"),
                    savedCaches.orElse(beside + "/saved_caches"), java, own.orElse(archive));
        }
    }

    /**
     * What it becomes; where Cassandra is there already, after a look at its version and its configuration.
     *
     * @param host    as plans name it, and by which other nodes reach it
     * @param copy    Cassandra comes from a node of the source
     * @param version of the source
     */
    public static CloneNode look(String host, String rack, Place place, boolean copy, OptionalInt heap,
            OptionalInt tokens, boolean seed, CassandraVersion version, HostShell shell, Progress progress) {
        Installation there = place.installation();
        Function<String, String> file = name -> copy ? "" : shell.read(there.file(name), progress).orElse("");
        return new CloneNode(host, host, rack, copy ? version : there.version(shell, progress), there,
                new YamlText(file.apply(Installation.YAML)), file.apply(Installation.PLACE),
                file.apply(Installation.TOPOLOGY), copy, heap, tokens, seed);
    }

    /** What its answers lack or have wrong, the first; empty if nothing. */
    public static Optional<String> mistake(Answers answers) {
        List<String> mistakes = answers.mistakes(SetupField.NEW_NODE);
        if (!mistakes.isEmpty()) {
            return Optional.of(mistakes.get(0));
        }
        if (answers.has(SetupField.START) != answers.has(SetupField.STOP)) {
            return Optional.of("Give both a start command and a stop command, or neither.");
        }
        return Optional.empty();
    }

    /** The first question that must be answered yet. */
    public static Optional<SetupField> missing(Answers answers) {
        return answers.missing(NEEDED).or(() -> answers.has(SetupField.KEY) || answers.has(SetupField.PASSWORD)
                ? Optional.empty() : Optional.of(SetupField.PASSWORD));
    }

    static NewNode look(Answers answers, CassandraVersion version, HostShell shell, Progress progress) {
        HostFacts facts = HostFacts.of(shell, progress);
        Place place = new Place(answers.get(SetupField.OWNER), answers.get(SetupField.HOME).replaceFirst("/+$", ""),
                optional(answers, SetupField.CONFIGURATION), answers.paths(SetupField.DATA),
                optional(answers, SetupField.COMMIT_LOG), Optional.empty(), answers.get(SetupField.JAVA),
                optional(answers, SetupField.START), optional(answers, SetupField.STOP));
        requireUser(place.user(), shell, progress);
        requireJava(place.java(), version, shell, progress);
        CloneNode node = look(answers.host(), answers.get(SetupField.RACK), place, !answers.get(SetupField.COPY)
                .equals(Answers.NO), answers.number(SetupField.HEAP), answers.number(SetupField.TOKENS),
                answers.is(SetupField.SEED), version, shell, progress);
        List<String> warnings = new ArrayList<>();
        if (!facts.system().matches("(ubuntu|centos)\\b.*")) {
            warnings.add("The host runs " + (facts.system().isBlank() ? "an unknown operating system"
                    : facts.system()) + "; tried were Ubuntu and CentOS.");
        }
        if (node.copy() && !facts.processes().isEmpty()) {
            warnings.add("A Cassandra runs there already. It must use other addresses and folders.");
        }
        return new NewNode(node, warnings);
    }

    private static void requireUser(String user, HostShell shell, Progress progress) {
        if (!shell.run("id " + Command.quote(user), progress).succeeded()) {
            throw new Problem("clone-user", "There is no OS user " + user + ".", shell.host(),
                    "Make this user there, or name the one that shall run Cassandra.").asException();
        }
    }

    private static void requireJava(String home, CassandraVersion version, HostShell shell, Progress progress) {
        String program = home.replaceFirst("/+$", "") + "/bin/java";
        if (!shell.run("[ -x " + Command.quote(program) + " ]", progress).succeeded()) {
            throw new Problem("clone-java", "There is no " + program + ".", shell.host(), "Install Java "
                    + version.java() + ", which Cassandra " + version + " needs, and name its home.").asException();
        }
    }

    private static Optional<String> optional(Answers answers, SetupField field) {
        return Optional.of(answers.get(field)).filter(text -> !text.isEmpty());
    }
}
