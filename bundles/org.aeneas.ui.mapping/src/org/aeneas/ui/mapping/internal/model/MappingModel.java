package org.aeneas.ui.mapping.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.SourceConnection;
import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.CostEstimate;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Prices;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableOptions;
import org.aeneas.mapping.TableStatistics;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.ui.Connected;
import org.aeneas.ui.Workspace;

/** What all parts of both views show: the tables, what becomes of each, and which is looked at. On the UI thread only. */
public final class MappingModel {
    private static MappingModel window;

    private final List<Runnable> listeners = new ArrayList<>();
    private final Map<String, Size> sizes = new HashMap<>();
    private final PriceBook prices = new PriceBook(this::tell);
    private final OutcomeReader reader = new OutcomeReader(this::read);
    private Optional<SchemaSource> source = Optional.empty();
    private Outcomes outcomes = Outcomes.NONE;
    private Optional<String> selected = Optional.empty();

    private MappingModel() {
        Connected.add(this::follow);
        Workspace.ofWindow().add(this::follow);
        follow();
    }

    /** Made when it is first asked for, and kept: what was selected and supposed outlives a closed view. */
    public static MappingModel ofWindow() {
        if (window == null) {
            window = new MappingModel();
        }
        return window;
    }

    /** Whether there is anything to map, be it still to be read. */
    public boolean hasSource() {
        return source.isPresent();
    }

    public boolean isReading() {
        return reader.isReading();
    }

    /** Why the tables cannot be shown. */
    public Optional<Problem> problem() {
        return reader.problem();
    }

    /** To read rows from; empty while only the kept metadata are there. */
    public Optional<SourceConnection> connection() {
        return source.flatMap(SchemaSource::connection);
    }

    /** Whether changes can be kept. */
    public boolean isEditable() {
        return project().isPresent();
    }

    public MappingOptions options() {
        return project().map(ProjectSession::project).map(Project::mapping).orElse(MappingOptions.DEFAULT);
    }

    /** Of all tables, in their order. */
    public List<String> names() {
        return List.copyOf(outcomes.byName().keySet());
    }

    /** By name. */
    public List<Outcome> outcomes() {
        return outcomes.list();
    }

    public Optional<Outcome> outcome(String table) {
        return Optional.ofNullable(outcomes.byName().get(table));
    }

    public Optional<Outcome> selected() {
        return selected.flatMap(this::outcome);
    }

    public void select(String table) {
        if (!selected.equals(Optional.of(table))) {
            selected = Optional.of(table);
            tell();
        }
    }

    public PriceBook prices() {
        return prices;
    }

    public Optional<Size> size(String table) {
        return Optional.ofNullable(sizes.get(table));
    }

    public void setSizes(Map<String, Size> known) {
        sizes.putAll(known);
        tell();
    }

    public CostEstimate cost(TableMapping mapping) {
        Optional<TableStatistics> statistics = size(mapping.source().qualifiedName()).map(s -> s.statistics(mapping));
        return CostEstimate.of(mapping, statistics, prices.list().prices());
    }

    /** Of all tables that can be mapped. Takes seconds where there are thousands: what is given is run elsewhere. */
    public Supplier<AssessmentReport> report() {
        List<TableMapping> mappings = outcomes.list().stream().flatMap(o -> o.mapping().stream()).toList();
        Map<String, TableStatistics> statistics = new HashMap<>();
        mappings.forEach(m -> size(m.source().qualifiedName())
                .ifPresent(s -> statistics.put(m.source().qualifiedName(), s.statistics(m))));
        Schema schema = outcomes.schema();
        Prices now = prices.list().prices();
        return () -> AssessmentReport.of(schema, mappings, statistics, now);
    }

    /**
     * Changes the options of one table, if what comes of them is sound.
     *
     * @return why it is not; nothing has changed then
     */
    public Optional<Problem> change(TableSchema table, UnaryOperator<TableOptions> edit) {
        TableOptions before = options().table(table.qualifiedName());
        TableOptions after = edit.apply(before);
        if (after.equals(before)) {
            return Optional.empty();
        }
        try {
            requireNoConflict(Mapper.propose(table, with(options(), table.qualifiedName(), after)));
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
        edit(options -> with(options, table.qualifiedName(), after));
        return Optional.empty();
    }

    /** Changes what holds for every table that has no choice of its own. */
    public void changeAll(boolean epochMillis, boolean writeTime) {
        edit(options -> new MappingOptions(epochMillis, writeTime, options.tables()));
    }

    /** @param listener called after each change of anything here */
    public void add(Runnable listener) {
        listeners.add(listener);
    }

    public void remove(Runnable listener) {
        listeners.remove(listener);
    }

    private void requireNoConflict(TableMapping wanted) {
        String name = wanted.source().qualifiedName();
        boolean renamed = outcome(name).flatMap(Outcome::mapping)
                .filter(m -> m.targetTable().equals(wanted.targetTable())).isEmpty();
        if (renamed) {
            outcomes.list().stream().flatMap(o -> o.mapping().stream())
                    .filter(other -> !other.source().qualifiedName().equals(name))
                    .filter(other -> other.targetTable().equals(wanted.targetTable())).findFirst()
                    .flatMap(other -> Mapper.conflicts(List.of(wanted, other)).stream().findFirst())
                    .ifPresent(conflict -> {
                        throw conflict.asException();
                    });
        }
    }

    private void edit(UnaryOperator<MappingOptions> edit) {
        project().ifPresent(session -> session.edit(p -> p.withMapping(edit.apply(p.mapping()))));
    }

    /** What says nothing beyond the default does not stand in the project. */
    private static MappingOptions with(MappingOptions options, String table, TableOptions chosen) {
        if (!chosen.equals(TableOptions.DEFAULT)) {
            return options.withTable(table, chosen);
        }
        Map<String, TableOptions> others = new LinkedHashMap<>(options.tables());
        others.remove(table);
        return new MappingOptions(options.epochMillis(), options.writeTime(), others);
    }

    private static Optional<ProjectSession> project() {
        return Workspace.ofWindow().project();
    }

    /** After any change of what is connected or of the project. */
    private void follow() {
        Optional<SchemaSource> now = SchemaSource.now();
        boolean same = now.isPresent() == source.isPresent() && now.flatMap(n -> source.map(n::isSameAs)).orElse(true);
        source = now;
        MappingOptions options = options();
        if (now.isEmpty()) {
            reader.cancel();
            outcomes = Outcomes.NONE;
            sizes.clear();
        } else if (!same) {
            outcomes = Outcomes.NONE;
            sizes.clear();
            SchemaSource from = now.get();
            reader.begin(progress -> Outcomes.of(from.read().get(), options, progress));
        } else if (!reader.isReading() && !outcomes.options().equals(options)) {
            renew(options);
        }
        tell();
    }

    private void renew(MappingOptions options) {
        Outcomes before = outcomes;
        List<TableSchema> changed = before.changedBy(options);
        if (changed.size() <= 1) {
            outcomes = before.with(options, changed);
        } else {
            reader.begin(progress -> before.with(options, changed));
        }
    }

    private void read(Outcomes now) {
        outcomes = now;
        if (!now.options().equals(options())) {
            renew(options());
        }
        tell();
    }

    private void tell() {
        List.copyOf(listeners).forEach(Runnable::run);
    }
}
