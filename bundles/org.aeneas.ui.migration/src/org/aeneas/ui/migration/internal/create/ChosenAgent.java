package org.aeneas.ui.migration.internal.create;

import java.util.Optional;

import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.agent.api.SourceAccess;
import org.aeneas.project.migration.AgentState;
import org.aeneas.project.migration.SourceReading;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.eclipse.osgi.util.NLS;

/**
 * The agent that is to do a task, and what it can do with the source. What it has, it said when it was connected.
 *
 * @param state  empty where none is chosen
 * @param source empty while it is being read
 */
record ChosenAgent(Optional<AgentState> state, Optional<SourceReading> source) {

    /** As people choose among agents. */
    static String label(AgentState state) {
        String address = state.agent().address().toString();
        return state.agent().description().isBlank() ? address
                : NLS.bind(Messages.Create_AGENT_LABEL, state.agent().description(), address);
    }

    /** Why it cannot be asked; empty if it can. */
    Optional<String> unreachable() {
        return state.filter(agent -> !agent.connected())
                .map(agent -> agent.problem().map(Problems::text).orElse(Messages.Agents_CONNECTING));
    }

    /** Why it cannot read the source; blank where none is chosen, empty if it can. */
    Optional<String> cannotRead() {
        return state.isEmpty() ? Optional.of("") : source.flatMap(SourceReading::access).map(SourceAccess::engine)
                .filter(wanted -> state.flatMap(AgentState::info).stream().flatMap(info -> info.engines().stream())
                        .noneMatch(engine -> engine.id().equals(wanted)))
                .map(wanted -> NLS.bind(Messages.Create_LACKS_ENGINE, wanted));
    }

    /** Why it cannot replicate changes; empty if it can. */
    Optional<String> cannotReplicate() {
        if (source.flatMap(SourceReading::access).isPresent()) {
            return Optional.of(Messages.Create_NO_CDC_ENGINE);
        }
        boolean can = state.flatMap(AgentState::info).filter(AgentInfo::replicates).isPresent();
        return can ? Optional.empty() : Optional.of(Messages.Create_NO_CDC);
    }

    /** From where it reads; empty where it does not know. */
    Optional<String> datacenter() {
        return state.flatMap(AgentState::ring).flatMap(RingCheck::datacenter);
    }
}
