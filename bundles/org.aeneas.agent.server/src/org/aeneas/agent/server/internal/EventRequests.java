package org.aeneas.agent.server.internal;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.aeneas.agent.api.Contract;

/** Who wants to listen, and from where on. */
final class EventRequests {

    private EventRequests() {
    }

    static Answer of(Call call, Optional<UUID> task) {
        Optional<String> after = call.header().apply(Contract.LAST_EVENT_HEADER);
        return new Answer.Events(task, after.isEmpty() ? OptionalLong.empty() : OptionalLong.of(number(after.get())));
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Refusal.malformed("The header " + Contract.LAST_EVENT_HEADER + " is no number.",
                    Contract.LAST_EVENT_HEADER);
        }
        return Long.parseLong(text);
    }
}
