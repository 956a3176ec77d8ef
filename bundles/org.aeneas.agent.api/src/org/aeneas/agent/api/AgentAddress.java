package org.aeneas.agent.api;

/** Where an agent listens. */
public record AgentAddress(String host, int port) {

    public AgentAddress {
        Bounds.host("AgentAddress.host", host);
        Bounds.range("AgentAddress.port", port, 1, 65535);
    }

    /** {@code host:port}, with brackets around an address of IPv6. */
    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
