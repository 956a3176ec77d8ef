package org.aeneas.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.agent.api.AgentInfo;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.core.Problem;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.AgentState;

/** What is said of agents. */
final class AgentText {

    private AgentText() {
    }

    static Map<String, Object> json(RegisteredAgent agent) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", agent.id().toString());
        json.put("description", agent.description());
        json.put("address", agent.address().toString());
        json.put("stores", agent.stores());
        json.put("fingerprint", agent.fingerprint());
        return json;
    }

    static Map<String, Object> json(AgentState state) {
        Map<String, Object> json = json(state.agent());
        json.put("state", word(state));
        json.put("problem", state.problem().map(Json::problem));
        json.put("info", state.info().map(Json::contract));
        json.put("ring", state.ring().map(Json::contract));
        return json;
    }

    static String text(List<AgentState> agents) {
        if (agents.isEmpty()) {
            return "No agent is registered. 'aeneas agent register' registers one.";
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("AGENT", "ADDRESS", "STATE", "VERSION", "ENGINES", "NODES", "FREE SPACE"));
        agents.forEach(agent -> lines.add(List.of(agent.agent().description(), agent.agent().address().toString(),
                word(agent) + agent.problem().map(Problem::what).map(what -> ": " + what).orElse(""),
                agent.info().map(AgentInfo::version).orElse(""), agent.info().map(AgentText::engines).orElse(""),
                agent.info().map(info -> nodes(info, agent)).orElse(""),
                agent.info().map(AgentText::space).orElse(""))));
        return TextTable.of(lines);
    }

    private static String word(AgentState state) {
        return switch (state.link()) {
            case CONNECTING -> "connecting";
            case CONNECTED -> "connected";
            case UNREACHABLE -> "unreachable";
            case NOT_REGISTERED -> "not registered";
        };
    }

    private static String engines(AgentInfo info) {
        return info.engines().stream().map(Engine::name).collect(Collectors.joining(", "));
    }

    private static String nodes(AgentInfo info, AgentState agent) {
        return agent.readyNodes() + " of " + info.nodes().size() + " ready" + agent.ring().map(AgentText::ring).orElse("");
    }

    private static String ring(RingCheck ring) {
        if (ring.complete()) {
            return "; the ring is covered";
        }
        return ring.missing().isEmpty() ? "; the ring is not checked"
                : "; the ring lacks " + String.join(", ", ring.missing());
    }

    private static String space(AgentInfo info) {
        return info.disk().totalBytes() == 0 ? ""
                : Amount.bytes(info.disk().freeBytes()) + " of " + Amount.bytes(info.disk().totalBytes());
    }
}
