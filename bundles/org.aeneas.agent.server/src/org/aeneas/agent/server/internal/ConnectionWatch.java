package org.aeneas.agent.server.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Closes connections whose next request does not come in time: whoever shakes hands, or sends headers, byte by byte is
 * never idle for Jetty. For many threads.
 */
final class ConnectionWatch extends Handler.Wrapper implements Connection.Listener {
    private final long patience;
    /** Since when nothing is asked, in nanoseconds; connections that are being answered are not in it. */
    private final Map<Connection, Long> quiet = new ConcurrentHashMap<>();

    ConnectionWatch(Handler handler, Duration patience) {
        super(handler);
        this.patience = patience.toNanos();
    }

    @Override
    public void onOpened(Connection connection) {
        // What it carries is a connection of its own, which is opened before hands are shaken.
        if (!(connection instanceof SslConnection)) {
            quiet.put(connection, System.nanoTime());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        quiet.remove(connection);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Connection connection = request.getConnectionMetaData().getConnection();
        quiet.remove(connection);
        Request.addCompletionListener(request, failure -> {
            if (connection.getEndPoint().isOpen()) {
                quiet.put(connection, System.nanoTime());
            }
        });
        return super.handle(request, response, callback);
    }

    /** Called again and again. */
    void look() {
        long now = System.nanoTime();
        quiet.forEach((connection, since) -> {
            if (now - since > patience && quiet.remove(connection, since)) {
                connection.getEndPoint().close();
            }
        });
    }
}
