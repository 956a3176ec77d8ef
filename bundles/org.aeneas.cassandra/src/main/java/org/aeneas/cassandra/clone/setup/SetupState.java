package org.aeneas.cassandra.clone.setup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.aeneas.cassandra.clone.CloneChoices;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.Consistency;
import org.aeneas.cassandra.clone.Keyspace;
import org.aeneas.cassandra.clone.SourceCluster;

/**
 * What was answered so far.
 *
 * @param connection  answers to the engine's connection form, for CQL; what {@code parameters} say goes before them
 * @param first       to {@link SetupField#FIRST_NODE}
 * @param found       on the first node, to {@link SetupField#SOURCE}
 * @param parameters  likewise, as they shall be
 * @param rows        to {@link SetupField#NODE}, a node each
 * @param cluster     as it was verified; empty until then
 * @param suffix      behind the datacenter's name
 * @param newNodes    to {@link SetupField#NEW_NODE}, a node each
 * @param targets     what {@code newNodes} become; empty until they were looked at
 * @param choices     whatever needs no host
 */
public record SetupState(Map<String, String> connection, Answers first, Answers found, Answers parameters,
        List<Answers> rows, Optional<SourceCluster> cluster, String suffix, List<Answers> newNodes,
        List<CloneNode> targets,
        Choices choices) {

    /**
     * How the data shall be copied.
     *
     * @param keyspaces      empty for all
     * @param consistency    levels that clients use
     * @param parallel       to all nodes of the clone at once
     * @param streamMegabits a second, that each node of the source sends at most; empty for its own limit
     * @param alterAndRepair also keyspaces whose replicas move
     */
    public record Choices(Set<String> keyspaces, Set<Consistency> consistency, boolean parallel,
            OptionalInt streamMegabits, boolean alterAndRepair) {
        public static final Choices DEFAULT = new Choices(Set.of(), Set.of(), false, OptionalInt.empty(), false);

        public Choices {
            keyspaces = Set.copyOf(keyspaces);
            consistency = Set.copyOf(consistency);
        }

        public Choices withKeyspaces(Set<String> chosen) {
            return new Choices(chosen, consistency, parallel, streamMegabits, alterAndRepair);
        }
    }

    public SetupState {
        connection = Map.copyOf(connection);
        rows = List.copyOf(rows);
        newNodes = List.copyOf(newNodes);
        targets = List.copyOf(targets);
    }

    /** Nothing was answered yet. */
    public static SetupState begin(Map<String, String> connection) {
        return new SetupState(connection, Answers.NONE, Answers.NONE, Answers.NONE, List.of(), Optional.empty(),
                CloneChoices.SUFFIX, List.of(), List.of(), Choices.DEFAULT);
    }

    public SetupState withConnection(Map<String, String> now) {
        return new SetupState(now, first, found, parameters, rows, cluster, suffix, newNodes, targets, choices);
    }

    public SetupState withFirst(Answers now) {
        return new SetupState(connection, now, found, parameters, rows, cluster, suffix, newNodes, targets, choices);
    }

    /** What was typed of the parameters stays, unless it is another cluster. */
    public SetupState withLook(FirstLook look) {
        Answers now = look.parameters();
        boolean same = found.get(SetupField.CLUSTER).equals(now.get(SetupField.CLUSTER));
        Answers kept = same ? parameters : Answers.NONE;
        for (SetupField field : SetupField.SOURCE) {
            boolean typed = same && !parameters.get(field).equals(found.get(field));
            kept = typed ? kept : kept.with(field, now.get(field).isEmpty() ? kept.get(field) : now.get(field));
        }
        return new SetupState(connection, first, now, kept, look.rows(first, same ? rows : List.of()),
                Optional.empty(), suffix, newNodes, List.of(), choices);
    }

    public SetupState withParameters(Answers now) {
        return new SetupState(connection, first, found, now, rows, cluster, suffix, newNodes, targets, choices);
    }

    /** The cluster has to be verified again. */
    public SetupState withRows(List<Answers> now) {
        return new SetupState(connection, first, found, parameters, now, Optional.empty(), suffix, newNodes, targets,
                choices);
    }

    public SetupState withCluster(SourceCluster now) {
        return new SetupState(connection, first, found, parameters, rows, Optional.of(now), suffix, newNodes,
                targets, choices);
    }

    public SetupState withSuffix(String now) {
        return new SetupState(connection, first, found, parameters, rows, cluster, now, newNodes, targets, choices);
    }

    /** They have to be looked at again. */
    public SetupState withNewNodes(List<Answers> now) {
        return new SetupState(connection, first, found, parameters, rows, cluster, suffix, now, List.of(), choices);
    }

    public SetupState withTargets(List<CloneNode> now) {
        return new SetupState(connection, first, found, parameters, rows, cluster, suffix, newNodes, now, choices);
    }

    public SetupState withChoices(Choices now) {
        return new SetupState(connection, first, found, parameters, rows, cluster, suffix, newNodes, targets, now);
    }

    public String datacenter() {
        return parameters.get(SetupField.DATACENTER);
    }

    /** The name of the clone. */
    public String target() {
        return datacenter() + suffix;
    }

    /** Names of the keyspaces that may be chosen, in order. */
    public List<String> keyspaces() {
        return cluster.stream().flatMap(it -> it.keyspaces().stream()).filter(keyspace -> !keyspace.isSystem())
                .map(Keyspace::name).sorted().toList();
    }

    /** Whether it may be chosen which keyspaces are cloned: of version 2 all are. */
    public boolean choosesKeyspaces() {
        return cluster.filter(it -> it.version().isAtLeast(3, 0)).isPresent();
    }

    /**
     * What the planner wants; only once cluster and clone are known.
     *
     * @throws org.aeneas.core.ProblemException {@code clone-suffix}
     */
    public CloneChoices wanted() {
        Set<String> keyspaces = choices.keyspaces().isEmpty() || !choosesKeyspaces() ? Set.copyOf(keyspaces())
                : choices.keyspaces();
        return new CloneChoices(datacenter(), suffix, targets, keyspaces, choices.consistency(), choices.parallel(),
                choices.streamMegabits(), choices.alterAndRepair());
    }

    /** Some of it is secret. */
    @Override
    public String toString() {
        return "SetupState[" + target() + "]";
    }
}
