package org.aeneas.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.TableSchema;

/** Chooses, by name, which secondary indexes and views become global secondary indexes. */
public final class ChosenIndexes {

    private ChosenIndexes() {
    }

    /**
     * @param names of secondary indexes and views of any of the tables, as Cassandra has them
     * @return the options with these chosen for their tables
     * @throws ProblemException {@code index-unknown} if no table has one of that name, {@code index-impossible} if
     *         DynamoDB has none in its place
     */
    public static MappingOptions choose(List<TableSchema> tables, Collection<String> names, MappingOptions options) {
        Set<String> unknown = new HashSet<>(names);
        List<IndexProposal> all = new ArrayList<>();
        MappingOptions chosen = options;
        for (TableSchema table : names.isEmpty() ? List.<TableSchema>of() : tables) {
            List<IndexProposal> proposals = Mapper.indexes(Mapper.propose(table, options));
            all.addAll(proposals);
            List<IndexProposal> named = proposals.stream().filter(p -> names.contains(p.source())).toList();
            named.stream().filter(p -> !p.possible()).forEach(ChosenIndexes::refuse);
            Set<String> own = named.stream().map(IndexProposal::source).collect(Collectors.toSet());
            unknown.removeAll(own);
            if (!own.isEmpty()) {
                chosen = chosen.withTable(table.qualifiedName(),
                        chosen.table(table.qualifiedName()).withIndexes(own));
            }
        }
        if (!unknown.isEmpty()) {
            throw unknown(unknown.stream().sorted().collect(Collectors.joining(", ")), all);
        }
        return chosen;
    }

    private static void refuse(IndexProposal impossible) {
        throw new Problem("index-impossible",
                "No global secondary index can stand in place of the " + impossible.origin() + ". " + impossible.note(),
                impossible.source(), "Do not choose it.").asException();
    }

    private static ProblemException unknown(String names, List<IndexProposal> all) {
        String possible = all.stream().filter(IndexProposal::possible)
                .map(p -> p.source() + " (" + p.origin().substring(0, p.origin().indexOf(' ')) + ")").distinct()
                .collect(Collectors.joining(", "));
        return new Problem("index-unknown", "There is no secondary index or view of this name.", names,
                possible.isEmpty() ? "There is none that could be chosen." : "Choose of " + possible + ".")
                .asException();
    }
}
