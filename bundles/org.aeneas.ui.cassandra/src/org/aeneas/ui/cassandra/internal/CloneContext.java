package org.aeneas.ui.cassandra.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.aeneas.cassandra.clone.setup.CloneSetup;
import org.aeneas.cassandra.clone.setup.CloneStore.Kept;
import org.aeneas.cassandra.clone.setup.FirstLook;
import org.aeneas.cassandra.clone.setup.SetupState;

/** What the pages of one wizard share. On the UI thread. */
final class CloneContext {
    private final CloneDesk desk;
    private final Datacenter selected;
    private final CloneSetup setup;
    private SetupState state = SetupState.begin(Map.of());
    private List<String> datacenters = List.of();
    private Set<String> consents = Set.of();
    private Kept kept;
    private CloneJob job;
    private boolean undoes;

    CloneContext(CloneDesk desk, Datacenter selected) {
        this.desk = desk;
        this.selected = selected;
        this.setup = desk.setup();
    }

    /** Of a clone that was begun. */
    CloneContext(CloneDesk desk, Datacenter selected, Kept kept, Optional<CloneJob> job) {
        this(desk, selected);
        this.state = kept.state();
        this.kept = kept;
        this.job = job.orElse(null);
    }

    CloneDesk desk() {
        return desk;
    }

    Datacenter selected() {
        return selected;
    }

    CloneSetup setup() {
        return setup;
    }

    SetupState state() {
        return state;
    }

    void setState(SetupState now) {
        state = now;
    }

    /** Those of the cluster, for whom the selected one is offered first. */
    List<String> datacenters() {
        return datacenters;
    }

    void setLook(FirstLook look) {
        datacenters = look.sight().nodes().stream().map(node -> node.datacenter()).distinct().sorted().toList();
    }

    Set<String> consents() {
        return consents;
    }

    void setConsents(Set<String> given) {
        consents = Set.copyOf(given);
    }

    Optional<Kept> kept() {
        return Optional.ofNullable(kept);
    }

    void setKept(Kept begun) {
        kept = begun;
    }

    Optional<CloneJob> job() {
        return Optional.ofNullable(job);
    }

    void setJob(CloneJob begun) {
        job = begun;
    }

    /** Whether it was opened to look at the clone or to undo it, or is undoing it. */
    boolean undoes() {
        return undoes || job != null && job.undoes();
    }

    void setUndoes(boolean wanted) {
        undoes = wanted;
    }

    boolean isRunning() {
        return job != null && job.isUnderWay();
    }
}
