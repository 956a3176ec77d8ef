package org.aeneas.cassandra.internal.jmx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

import org.aeneas.ssh.RemoteStream;

/**
 * A stream through SSH in the form that RMI wants. Time-outs of reads are kept but not followed: {@link JmxLink} bounds
 * whole calls and closes what they wait for.
 */
final class TunnelSocket extends Socket {
    private final RemoteStream stream;
    private final int port;
    private volatile int timeout;
    private volatile boolean closed;

    TunnelSocket(RemoteStream stream, int port) {
        this.stream = stream;
        this.port = port;
    }

    @Override
    public InputStream getInputStream() {
        return stream.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return stream.output();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        stream.close();
        super.close();
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void setSoTimeout(int millis) {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // SSH decides
    }

    @Override
    public void setKeepAlive(boolean on) {
        // SSH does that
    }
}
