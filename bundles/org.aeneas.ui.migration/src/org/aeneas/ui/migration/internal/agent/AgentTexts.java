package org.aeneas.ui.migration.internal.agent;

import java.util.List;
import java.util.stream.Collectors;

import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.Disk;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.core.Problem;
import org.aeneas.project.migration.AgentState;
import org.aeneas.ui.migration.internal.Amounts;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.RowTable.Column;
import org.eclipse.osgi.util.NLS;

/** What the grid says of an agent. */
final class AgentTexts {
    private static final int NARROW = 70;
    private static final int MIDDLE = 130;
    private static final int WIDE = 190;

    private AgentTexts() {
    }

    static List<Column<AgentState>> columns() {
        return List.of(new Column<>(Messages.Agents_DESCRIPTION, MIDDLE, false, state -> state.agent().description()),
                new Column<>(Messages.Agents_ADDRESS, MIDDLE, false, state -> state.agent().address().toString()),
                new Column<>(Messages.Agents_STATE, WIDE, false, AgentTexts::link),
                new Column<>(Messages.Agents_VERSION, NARROW, false,
                        state -> state.info().map(AgentInfo::version).orElse("")),
                new Column<>(Messages.Agents_ENGINES, MIDDLE, false, AgentTexts::engines),
                new Column<>(Messages.Agents_NODES, WIDE, false, AgentTexts::nodes),
                new Column<>(Messages.Agents_SPACE, MIDDLE, true, AgentTexts::space));
    }

    private static String link(AgentState state) {
        String why = state.problem().map(Problem::what).orElse("");
        return switch (state.link()) {
            case CONNECTING -> Messages.Agents_CONNECTING;
            case CONNECTED -> state.problem().isEmpty() ? Messages.Agents_CONNECTED
                    : NLS.bind(Messages.Agents_CONNECTED_BUT, why);
            case UNREACHABLE -> NLS.bind(Messages.Agents_UNREACHABLE, why);
            case NOT_REGISTERED -> NLS.bind(Messages.Agents_NOT_REGISTERED, why);
        };
    }

    private static String engines(AgentState state) {
        return state.info().map(info -> info.engines().stream().map(Engine::name).collect(Collectors.joining(", ")))
                .orElse("");
    }

    private static String nodes(AgentState state) {
        if (state.info().isEmpty()) {
            return "";
        }
        return NLS.bind(Messages.Agents_NODES_READY, new Object[] {state.readyNodes(), state.info().get().nodes().size(),
                state.ring().map(AgentTexts::ring).orElse("")});
    }

    private static String ring(RingCheck ring) {
        if (ring.complete()) {
            return Messages.Agents_RING_COVERED;
        }
        return ring.missing().isEmpty() ? Messages.Agents_RING_UNKNOWN
                : NLS.bind(Messages.Agents_RING_MISSING, String.join(", ", ring.missing()));
    }

    private static String space(AgentState state) {
        return state.info().map(AgentInfo::disk).filter(disk -> disk.totalBytes() > 0).map(AgentTexts::space)
                .orElse("");
    }

    private static String space(Disk disk) {
        return NLS.bind(Messages.Agents_SPACE_OF, Amounts.bytes(disk.freeBytes()), Amounts.bytes(disk.totalBytes()));
    }
}
