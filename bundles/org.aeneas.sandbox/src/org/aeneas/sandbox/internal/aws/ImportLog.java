package org.aeneas.sandbox.internal.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What imports say of the items that they refuse: the log group that DynamoDB writes to. For many threads. */
public final class ImportLog {
    static final String GROUP = "/aws-dynamodb/imports";

    /** @param millis since the epoch */
    record Event(long millis, String message) {
    }

    private final Map<String, List<Event>> streams = new ConcurrentHashMap<>();

    void add(String stream, String message) {
        streams.computeIfAbsent(stream, name -> new CopyOnWriteArrayList<>())
                .add(new Event(System.currentTimeMillis(), message));
    }

    Optional<List<Event>> stream(String name) {
        return Optional.ofNullable(streams.get(name)).map(List::copyOf);
    }
}
