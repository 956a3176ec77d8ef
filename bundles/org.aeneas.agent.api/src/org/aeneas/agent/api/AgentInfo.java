package org.aeneas.agent.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * What an agent says of itself.
 *
 * @param cassandraMajor         2 to 5, as chosen when it was installed
 * @param registrant             name of the project that it serves
 * @param certificateFingerprint SHA-256 of its certificate, {@code 0A:1B:…}; empty without SSL
 * @param slots                  tasks that may run at once
 * @param replicates             whether it can replicate changes
 * @param problem                the worst that needs someone's attention
 */
public record AgentInfo(String version, int apiVersion, int cassandraMajor, List<Engine> engines, State state,
        boolean ssl, Optional<String> registrant, Optional<String> certificateFingerprint, List<Node> nodes, Disk disk,
        int slots, int freeSlots, Instant startedAt, @JsonSetter(nulls = Nulls.AS_EMPTY) boolean replicates,
        Optional<Problem> problem) {

    /** How the agent is. */
    public enum State {
        IDLE,
        WORKING,
        /** A node, the disk or the task store needs someone. */
        IMPAIRED,
        STOPPING
    }

    public AgentInfo {
        Bounds.text("AgentInfo.version", version, 1, 64);
        Bounds.range("AgentInfo.apiVersion", apiVersion, 1, 1000);
        Bounds.range("AgentInfo.cassandraMajor", cassandraMajor, 2, 5);
        engines = Bounds.list("AgentInfo.engines", engines, 0, 50);
        Bounds.required("AgentInfo.state", state);
        Bounds.text("AgentInfo.registrant", registrant, 1, Bounds.NAME);
        Bounds.fingerprint("AgentInfo.certificateFingerprint", certificateFingerprint);
        nodes = Bounds.list("AgentInfo.nodes", nodes, 0, Bounds.NODES);
        Bounds.required("AgentInfo.disk", disk);
        Bounds.range("AgentInfo.slots", slots, 1, 100);
        Bounds.range("AgentInfo.freeSlots", freeSlots, 0, 100);
        Bounds.time("AgentInfo.startedAt", startedAt);
        problem = Bounds.problem("AgentInfo.problem", problem);
    }
}
