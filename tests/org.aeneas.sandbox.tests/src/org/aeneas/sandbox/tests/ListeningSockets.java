package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.aeneas.sandbox.SandboxStatus.ProcessStatus;

/** Where processes of this machine listen, as Linux says it in {@code /proc} (proc(5)). */
final class ListeningSockets {
    private static final String LISTEN = "0A";
    /** 127.x.y.z, alone or mapped into IPv6: the kernel prints each 32 bits in the processor's order. */
    private static final String LOOPBACK = "(0000000000000000FFFF0000)?[0-9A-F]{6}7F";
    private static final String LOOPBACK_6 = "0{24}01000000";

    private ListeningSockets() {
    }

    static void assertOnLoopback(List<ProcessStatus> processes) throws IOException {
        Map<String, String> listening = listening();
        for (ProcessStatus process : processes) {
            Set<String> own = sockets(process.pid());
            own.retainAll(listening.keySet());
            assertFalse(own.isEmpty(), process + " listens nowhere");
            for (String socket : own) {
                String address = listening.get(socket);
                boolean loopback = address.matches(LOOPBACK) || address.matches(LOOPBACK_6);
                assertTrue(loopback, process + " listens on " + address);
            }
        }
    }

    /** Addresses in hexadecimal by the socket's number. */
    private static Map<String, String> listening() throws IOException {
        Map<String, String> addresses = new HashMap<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (Files.exists(Path.of(table))) {
                for (String line : Files.readAllLines(Path.of(table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields[3].equals(LISTEN)) {
                        addresses.put("socket:[" + fields[9] + "]", fields[1].substring(0, fields[1].indexOf(':')));
                    }
                }
            }
        }
        return addresses;
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : files.toList()) {
                try {
                    sockets.add(Files.readSymbolicLink(file).toString());
                } catch (NoSuchFileException e) {
                    continue; // closed meanwhile
                }
            }
        }
        return sockets;
    }
}
