import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;

/**
 * An application of Cassandra, as its driver's manual has it: it writes a row and reads it, all the time, with
 * idempotent statements and the driver's own retries, until its standard input ends. Started from its source, because
 * the driver is on no bundle's class path. It says what became of its requests, each line with one of the words of its
 * {@code SAY_}s.
 *
 * Arguments: contact points, the local datacenter (- for none), consistency level, table, requests a second,
 * number of this client: the rows of each are its own.
 */
public final class Load {
    private static final String SAY_READY = "ready";
    private static final String SAY_COUNT = "count ";
    private static final String SAY_FAILED = "failed ";
    private static final String SAY_STALE = "stale ";
    private static final String SAY_DONE = "done ";
    private static final int WORKERS = 4;
    private static final int ROWS = 100;
    /** More than a node waits for its replicas, so that the driver gets its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicBoolean ends = new AtomicBoolean();
    private final Map<Integer, Long> written = new ConcurrentHashMap<>();
    private final boolean readsWhatItWrote;
    private final long pauseMillis;
    private final int client;

    private Load(String consistency, int perSecond, int client) {
        this.client = client;
        readsWhatItWrote = consistency.endsWith("QUORUM");
        pauseMillis = Math.max(1, WORKERS * 1000L / perSecond);
    }

    public static void main(String[] arguments) throws Exception {
        new Load(arguments[2], Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5])).run(arguments);
    }

    private void run(String[] arguments) throws Exception {
        try (CqlSession session = session(arguments)) {
            String table = arguments[3];
            PreparedStatement write = session.prepare("INSERT INTO " + table + " (id, n) VALUES (?, ?)");
            PreparedStatement read = session.prepare("SELECT n FROM " + table + " WHERE id = ?");
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                int worker = i;
                workers.add(new Thread(() -> work(session, write, read, worker)));
            }
            workers.forEach(Thread::start);
            System.out.println(SAY_READY);
            Thread counter = new Thread(this::count);
            counter.setDaemon(true);
            counter.start();
            while (System.in.read() >= 0) {
                // Nobody says anything to it; the end of its input is its end, whatever became of who started it.
            }
            ends.set(true);
            for (Thread worker : workers) {
                worker.join();
            }
        }
        System.out.println(SAY_DONE + requests + " " + failures + " " + stale);
    }

    private static CqlSession session(String[] arguments) {
        ProgrammaticDriverConfigLoaderBuilder settings = DriverConfigLoader
                .programmaticBuilder(Load.class.getClassLoader())
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, PATIENCE)
                .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, PATIENCE)
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, arguments[2])
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true);
        CqlSessionBuilder builder = CqlSession.builder();
        for (String point : arguments[0].split(",")) {
            builder.addContactPoint(new InetSocketAddress(point, 9042));
        }
        if (arguments[1].equals("-")) {
            settings.withString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, "BasicLoadBalancingPolicy");
        } else {
            builder.withLocalDatacenter(arguments[1]);
        }
        return builder.withConfigLoader(settings.build()).build();
    }

    private void work(CqlSession session, PreparedStatement write, PreparedStatement read, int worker) {
        for (long n = 1; !ends.get(); n++) {
            int id = (int) (client * ROWS + n % ROWS) * WORKERS + worker;
            if (request(session, write.bind(id, n)) != null) {
                written.put(id, n);
            } else {
                // Nobody knows whether it was written.
                written.remove(id);
            }
            List<Row> rows = request(session, read.bind(id));
            Long last = written.get(id);
            if (readsWhatItWrote && rows != null && last != null && (rows.isEmpty() || rows.get(0).getLong(0) < last)) {
                stale.incrementAndGet();
                System.out.println(SAY_STALE + id + ": " + last + " was written, but this was read: "
                        + (rows.isEmpty() ? "nothing" : rows.get(0).getLong(0)));
            }
            pause(pauseMillis);
        }
    }

    /** @return null if it failed */
    private List<Row> request(CqlSession session, BoundStatement statement) {
        requests.incrementAndGet();
        try {
            return session.execute(statement).all();
        } catch (RuntimeException e) {
            failures.incrementAndGet();
            System.out.println(SAY_FAILED + e.toString().replace('\n', ' '));
            return null;
        }
    }

    private void count() {
        while (!ends.get()) {
            System.out.println(SAY_COUNT + requests + " " + failures);
            pause(1000);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
