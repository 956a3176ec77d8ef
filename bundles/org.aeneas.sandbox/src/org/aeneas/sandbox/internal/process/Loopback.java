package org.aeneas.sandbox.internal.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Free places on this machine's loopback network. */
public final class Loopback {
    public static final String HOST = "127.0.0.1";

    private static final int TRIES = 50;
    private static final int CONNECT_MILLIS = 500;

    private Loopback() {
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An address of 127.0.0.0/8 on which all those ports are free. Linux answers on all of them without any
     * configuration. Drawn at random from 127.64.0.0 up, so that two processes do not take the same.
     */
    public static String freeAddress(int... ports) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        for (int i = 0; i < TRIES; i++) {
            String address = "127." + random.nextInt(64, 128) + "." + random.nextInt(1, 255) + "."
                    + random.nextInt(1, 255);
            if (isFree(address, ports)) {
                return address;
            }
        }
        throw new IllegalStateException("No loopback address has free ports");
    }

    private static boolean isFree(String address, int... ports) {
        for (int port : ports) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(address))) {
                if (!socket.isBound()) {
                    return false;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    /** @return whether something listens there */
    public static boolean answers(String address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
