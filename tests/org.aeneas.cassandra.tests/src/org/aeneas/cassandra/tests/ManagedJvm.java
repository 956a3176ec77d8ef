package org.aeneas.cassandra.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM whose JMX is that of Java's own agent, as cassandra-env.sh has it where JMX is open to others: registry and
 * server on one port. It ends with its standard input.
 */
final class ManagedJvm implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String PREFIX = "-Dcom.sun.management.jmxremote.";

    private final Process process;
    private final int port;

    /** @param name by which its stubs call it: {@code java.rmi.server.hostname} */
    ManagedJvm(Path folder, String name) throws Exception {
        Path source = Files.writeString(folder.resolve("Idle.java"), "class Idle { public static void main(String[] a) "
                + "throws Exception { System.in.read(); } }");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
                "-Djava.rmi.server.hostname=" + name, PREFIX + "host=127.0.0.1", PREFIX + "port=" + port,
                PREFIX + "rmi.port=" + port, PREFIX + "authenticate=false", PREFIX + "ssl=false", source.toString());
        Path log = folder.resolve("idle.log");
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        await(log);
    }

    private void await(Path log) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new AssertionError(Files.readString(log), e);
                }
                Thread.sleep(50);
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
