package org.aeneas.sandbox.internal.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Traffic;

/** The traffic of the proxies in this JVM. */
public final class LocalTraffic implements Traffic {
    private final List<Active> faults = new CopyOnWriteArrayList<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final AtomicLong injected = new AtomicLong();

    /** A fault and how far it has come. */
    private static final class Active {
        private final Fault fault;
        private final Random random;
        private long seen;
        private long happened;

        Active(Fault fault) {
            this.fault = fault;
            this.random = new Random(fault.seed());
        }

        synchronized boolean happens() {
            if (seen++ < fault.skip() || fault.times() >= 0 && happened >= fault.times()) {
                return false;
            }
            if (fault.probability() < 1 && random.nextDouble() >= fault.probability()) {
                return false;
            }
            happened++;
            return true;
        }
    }

    @Override
    public void inject(Fault fault) {
        faults.add(new Active(fault));
    }

    @Override
    public void clear() {
        faults.clear();
    }

    @Override
    public long requests(Service service, String operation) {
        String prefix = service + "." + (operation.equals("*") ? "" : operation);
        return requests.entrySet().stream()
                .filter(entry -> operation.equals("*") ? entry.getKey().startsWith(prefix)
                        : entry.getKey().equals(prefix))
                .mapToLong(entry -> entry.getValue().sum()).sum();
    }

    @Override
    public long injected() {
        return injected.get();
    }

    /** Counts a call; returns what shall happen to it: any number of delays, then at most one other fault. */
    List<Fault> arrived(Service service, String operation) {
        requests.computeIfAbsent(service + "." + operation, key -> new LongAdder()).increment();
        List<Fault> due = new ArrayList<>();
        for (Active active : faults) {
            if (active.fault.concerns(service, operation) && active.happens()) {
                injected.incrementAndGet();
                due.add(active.fault);
                if (active.fault.kind() != Fault.Kind.DELAY) {
                    return due;
                }
            }
        }
        return due;
    }
}
